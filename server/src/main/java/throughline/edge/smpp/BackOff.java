package throughline.edge.smpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to knock again at a centre that does not let us in: after one second, then later each time, and never at the same moment as
 * others. Whoever has a text for it may knock a little earlier, but no oftener than every five seconds.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration WITH_A_TEXT = Duration.ofSeconds(5);
    /** A session that does not last so long is no sign that all is well. */
    private static final Duration LASTS = Duration.ofSeconds(30);

    private final RandomGenerator chance;
    private int failures;
    private long failedAt;
    private Duration wait = Duration.ZERO;

    BackOff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** @param lasted how long there was a session before; zero where there was none */
    synchronized void failed(long now, Duration lasted) {
        failures = lasted.compareTo(LASTS) > 0 ? 1 : Math.min(failures + 1, 16);
        var most = FIRST.multipliedBy(1L << (failures - 1));
        var full = most.compareTo(LONGEST) > 0 ? LONGEST : most;
        wait = full.dividedBy(2).plusNanos(chance.nextLong(full.toNanos() / 2 + 1));
        failedAt = now;
    }

    synchronized void forget() {
        failures = 0;
        wait = Duration.ZERO;
    }

    /** @param somebodyWaits whether there is a text to carry */
    synchronized Duration left(long now, boolean somebodyWaits) {
        var most = somebodyWaits && wait.compareTo(WITH_A_TEXT) > 0 ? WITH_A_TEXT : wait;
        var left = most.minusNanos(now - failedAt);
        return failures == 0 || left.isNegative() ? Duration.ZERO : left;
    }
}
