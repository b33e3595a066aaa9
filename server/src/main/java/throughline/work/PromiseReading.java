package throughline.work;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the clock of a promise says at one instant.
 *
 * @param dueAt when it must have been kept; while a hold stops the clock, the soonest that it can be. Null when no time was promised or
 *     the clock has not started
 * @param usedShare of the time that was allowed: 0 at the start, 1 at {@code dueAt}, more when it is late
 * @param paused by how much holds have moved {@code dueAt}, in the time that would have counted
 * @param runningNow whether time is counted at this instant
 * @param opensAt when it is counted again, while the hours are closed; null when they are open, or nothing runs
 */
public record PromiseReading(
        PromiseKind kind,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        Met met,
        double usedShare,
        Duration paused,
        boolean runningNow,
        @Nullable Instant opensAt) {
    public enum Met {
        KEPT,
        MISSED,
        RUNNING,
        /** No time was promised, the clock has not started, or the order was cancelled in time. */
        NONE
    }

    static PromiseReading nothing(PromiseKind kind, @Nullable Instant startedAt) {
        return new PromiseReading(kind, startedAt, null, Met.NONE, 0, Duration.ZERO, false, null);
    }

    /** For a row: true kept, false missed, null while neither is known. */
    public @Nullable Boolean kept() {
        return switch (met) {
            case KEPT -> true;
            case MISSED -> false;
            case RUNNING, NONE -> null;
        };
    }
}
