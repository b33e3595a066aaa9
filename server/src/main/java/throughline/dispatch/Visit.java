package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the technician of one seat has come, and when somebody must act next. */
sealed interface Visit {
    /** Goes there, and should leave by then. */
    record Accepted(Instant since, Instant leavesBy) implements Visit {
        /** Should leave after half of the time to the arrival, or after {@code patience}; with much time, so long before the arrival. */
        static Accepted of(Instant now, Instant arrivesAt, Duration patience) {
            var half = Duration.between(now, arrivesAt).dividedBy(2);
            var soon = now.plus(half.compareTo(patience) < 0 ? half : patience);
            var before = arrivesAt.minus(patience);
            return new Accepted(now, before.isAfter(soon) ? before : soon);
        }
    }

    /** Has been asked whether he has left. */
    record Reminded(Instant since, Instant lateAt) implements Visit {}

    record OnTheWay(Instant since, Instant lateAt) implements Visit {}

    /**
     * Neither on site nor heard of: a dispatcher must ask.
     *
     * @param nextAt when the report is asked for, or when others are asked, whichever comes first
     * @param givesUpAt when others are asked; null is never
     */
    record Late(Instant since, Instant nextAt, @Nullable Instant givesUpAt) implements Visit {}

    record OnSite(Instant since, Instant reportDueAt) implements Visit {}

    /**
     * The report is missing; the technician is reminded again, or given up, who never said that he was there.
     *
     * @param reminders how often it was asked for
     */
    record ReportDue(
            Instant since, Instant nextAt, @Nullable Instant givesUpAt, int reminders) implements Visit {}

    Instant since();

    /** When the next step is due. */
    default Instant next() {
        return switch (this) {
            case Accepted visit -> visit.leavesBy();
            case Reminded visit -> visit.lateAt();
            case OnTheWay visit -> visit.lateAt();
            case Late visit -> visit.nextAt();
            case OnSite visit -> visit.reportDueAt();
            case ReportDue visit -> visit.nextAt();
        };
    }

    /** When others are asked if he has not arrived; null is never, or no question yet. */
    default @Nullable Instant givesUpAt() {
        return null;
    }

    /** Whether the promised arrival is still a question. */
    default boolean isExpected() {
        return !(this instanceof OnSite || this instanceof ReportDue);
    }
}
