package throughline.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7).
 *
 * <pre>
 *  0                   1                   2                   3
 *  | unix time in milliseconds, 48 bits            | 7 | counter, 12 bits |
 *  | 2 | random, 62 bits                                                  |
 * </pre>
 *
 * Within one millisecond the counter keeps the order; when it is full the time moves one millisecond ahead.
 */
public final class Ids {
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** The next id; never the same twice, never smaller than one given before by this object. */
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long stamp = last.updateAndGet(previous -> Math.max(now, previous + 1));
        long high = (stamp >>> COUNTER_BITS << 16) | 0x7000 | (stamp & ((1 << COUNTER_BITS) - 1));
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** When this id was made, to the millisecond; null for one that somebody else made in another way. */
    static @Nullable Instant madeAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : null;
    }
}
