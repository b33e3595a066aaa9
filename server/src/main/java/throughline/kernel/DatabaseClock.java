package throughline.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The time of the business: the database's clock, read once and carried forward by the processor's own counter. A jump of the
 * machine's clock while the program runs therefore fires no timer and makes no call older than it is.
 */
public final class DatabaseClock implements InstantSource {
    private final Instant start;
    private final long startNanos;

    /** @param databaseNow asks the database for its present time */
    public DatabaseClock(Supplier<Instant> databaseNow) {
        this.start = databaseNow.get();
        this.startNanos = System.nanoTime();
    }

    @Override
    public Instant instant() {
        long nanos = System.nanoTime() - startNanos;
        return start.plusNanos(nanos - nanos % 1_000);
    }
}
