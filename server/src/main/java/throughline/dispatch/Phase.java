package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a search stands. Each phase knows when somebody must act next; {@link Over} alone has no next step. */
sealed interface Phase {
    /** Technicians have an open offer; the next step is the earliest of their times. */
    record Asking(Instant since, Instant answerBy) implements Phase {}

    /** Nobody is left to ask: a dispatcher must find somebody. Meanwhile we look whether a new turn has begun. */
    record Stuck(Instant since, Instant lookAgainAt) implements Phase {}

    /** Somebody goes there, and should leave by then. */
    record Accepted(UUID technician, Instant since, Instant arrivesAt, Instant leavesBy) implements Phase {
        /** Should leave after half of the time to the arrival, or after {@code patience}; with much time, so long before the arrival. */
        static Accepted of(UUID technician, Instant now, Instant arrivesAt, Duration patience) {
            var half = Duration.between(now, arrivesAt).dividedBy(2);
            var soon = now.plus(half.compareTo(patience) < 0 ? half : patience);
            var before = arrivesAt.minus(patience);
            return new Accepted(technician, now, arrivesAt, before.isAfter(soon) ? before : soon);
        }
    }

    /** Somebody has been asked whether they have left. */
    record Reminded(UUID technician, Instant since, Instant arrivesAt, Instant lateAt) implements Phase {}

    record OnTheWay(UUID technician, Instant since, Instant arrivesAt, Instant lateAt) implements Phase {}

    /**
     * Neither on site nor heard of: a dispatcher must ask.
     *
     * @param nextAt when the report is asked for, or when others are asked, whichever comes first
     * @param givesUpAt when others are asked; null is never
     */
    record Late(
            UUID technician,
            Instant since,
            Instant arrivesAt,
            Instant nextAt,
            @Nullable Instant givesUpAt) implements Phase {}

    record OnSite(UUID technician, Instant since, Instant reportDueAt) implements Phase {}

    /**
     * The report is missing; the technician is reminded again, or given up, who never said that he was there.
     *
     * @param reminders how often it was asked for
     */
    record ReportDue(
            UUID technician,
            Instant since,
            Instant nextAt,
            @Nullable Instant givesUpAt,
            int reminders) implements Phase {}

    /** On hold; without an owner it is the dispatcher's. */
    record Waiting(@Nullable UUID owner, Instant since, Instant wakeAt) implements Phase {}

    record Over(Instant since) implements Phase {}

    /** When the next step is due. */
    default Instant next() {
        return switch (this) {
            case Asking phase -> phase.answerBy();
            case Stuck phase -> phase.lookAgainAt();
            case Accepted phase -> phase.leavesBy();
            case Reminded phase -> phase.lateAt();
            case OnTheWay phase -> phase.lateAt();
            case Late phase -> phase.nextAt();
            case OnSite phase -> phase.reportDueAt();
            case ReportDue phase -> phase.nextAt();
            case Waiting phase -> phase.wakeAt();
            case Over _ -> Instant.MAX;
        };
    }

    /** Since when it stands there. */
    Instant since();

    /** Who goes there; null while nobody does. */
    default @Nullable UUID technician() {
        return null;
    }

    /** When whoever goes there promised to arrive; null when that is no question any more. */
    default @Nullable Instant arrivesAt() {
        return null;
    }

    /** When others are asked if whoever goes there has not arrived; null is never, or no question yet. */
    default @Nullable Instant givesUpAt() {
        return null;
    }
}
