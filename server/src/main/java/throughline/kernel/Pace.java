package throughline.kernel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast somebody asks: once in so long for ever, and what was left out lately at once (the generic cell rate algorithm, ITU-T I.371,
 * annex A). One of these for each who asks.
 */
public final class Pace {
    /** Until then all that may be asked at once is free again. */
    private Instant full = Instant.MIN;

    /**
     * Counts a question, or says how long it must wait and does not count it.
     *
     * @param each the time between two, when they come evenly
     * @param kept so much of what was left out may be asked at once
     * @return null when it may go on
     */
    public synchronized @Nullable Duration ask(Instant now, Duration each, Duration kept) {
        var after = (full.isAfter(now) ? full : now).plus(each);
        var latest = now.plus(kept);
        if (after.isAfter(latest)) {
            return Duration.between(latest, after);
        }
        full = after;
        return null;
    }
}
