package throughline.edge.smpp;

import java.time.Duration;

/**
 * How fast parts may follow each other. There is no pause until the centre says that it is too much; then there is one, longer each
 * time, and every part that goes well makes it shorter. Instants are those of {@link System#nanoTime}.
 */
final class Pace {
    private static final long FIRST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();
    private static final long NONE = Duration.ofMillis(20).toNanos();

    private long pause;
    private long next = Long.MIN_VALUE;

    /** Takes the next place in the row. @return how long to wait until then */
    synchronized Duration place(long now) {
        long mine = next == Long.MIN_VALUE || next - now < 0 ? now : next;
        next = mine + pause;
        return Duration.ofNanos(mine - now);
    }

    synchronized void tooFast(long now) {
        pause = Math.min(LONGEST, Math.max(FIRST, pause * 2));
        next = now + pause;
    }

    synchronized void wentWell() {
        pause = pause < NONE ? 0 : pause * 7 / 8;
    }

    synchronized Duration pause() {
        return Duration.ofNanos(pause);
    }
}
