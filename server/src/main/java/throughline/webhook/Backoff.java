package throughline.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: any time up to a bound that doubles, so that many who failed together do not come back together. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int DOUBLED_AT_MOST = 20;

    private Backoff() {}

    /** No wait after this many attempts is longer. */
    static Duration bound(int attempts) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLED_AT_MOST));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    static Duration after(int attempts) {
        var any = Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(bound(attempts).toMillis() + 1));
        return any.compareTo(SHORTEST) < 0 ? SHORTEST : any;
    }
}
