package throughline.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Where a work order stands. Each stage knows only the moves that make sense from it; every other move is refused with a sentence
 * that says what is the case instead.
 */
sealed interface Stage {
    /** Who goes there. */
    record Visit(UUID technician, String name, Instant arrivesAt) {}

    /** On record; nobody has been asked yet. */
    record Raised() implements Stage {}

    /** Technicians are being asked, or somebody must find one. */
    record Offering() implements Stage {}

    record Accepted(Visit visit) implements Stage {}

    record OnTheWay(Visit visit) implements Stage {}

    record OnSite(Visit visit) implements Stage {}

    /** Parked on purpose, with an owner and a time at which it comes back. */
    record OnHold(Hold hold) implements Stage {}

    /** The visit is over as far as we know, and nobody has said what was found. */
    record ReportDue(Visit visit) implements Stage {}

    record Closed() implements Stage {}

    record Cancelled(Cancellation why) implements Stage {}

    /** The word used on the wire and in the table. */
    default String word() {
        return switch (this) {
            case Raised _ -> "raised";
            case Offering _ -> "offering";
            case Accepted _ -> "accepted";
            case OnTheWay _ -> "on-the-way";
            case OnSite _ -> "on-site";
            case OnHold _ -> "on-hold";
            case ReportDue _ -> "report-due";
            case Closed _ -> "closed";
            case Cancelled _ -> "cancelled";
        };
    }

    /** The accepted visit, null while there is none. */
    default @Nullable Visit visit() {
        return switch (this) {
            case Accepted(var visit) -> visit;
            case OnTheWay(var visit) -> visit;
            case OnSite(var visit) -> visit;
            case ReportDue(var visit) -> visit;
            case Raised _, Offering _, OnHold _, Closed _, Cancelled _ -> null;
        };
    }

    default boolean isOpen() {
        return !(this instanceof Closed || this instanceof Cancelled);
    }

    /** Somebody is asked. */
    default Stage offering() {
        return switch (this) {
            case Raised _, Offering _ -> new Offering();
            case Accepted _, OnTheWay _, OnSite _, ReportDue _ -> throw taken();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage acceptedBy(Visit visit) {
        return switch (this) {
            case Raised _, Offering _ -> new Accepted(visit);
            case Accepted _, OnTheWay _, OnSite _, ReportDue _ -> throw taken();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    /** The technician tells another time of arrival. */
    default Stage arrivingAt(Instant arrivesAt) {
        return switch (this) {
            case Accepted(var visit) -> new Accepted(new Visit(visit.technician(), visit.name(), arrivesAt));
            case OnTheWay(var visit) -> new OnTheWay(new Visit(visit.technician(), visit.name(), arrivesAt));
            case OnSite _, ReportDue _ -> throw arrived();
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    /** The visit falls through; somebody else must be found. */
    default Stage givenBack() {
        return switch (this) {
            case Accepted _, OnTheWay _ -> new Offering();
            case OnSite _, ReportDue _ -> throw arrived();
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    /** Whoever had it was never seen there; others are asked. */
    default Stage didNotCome() {
        return this instanceof ReportDue ? new Offering() : givenBack();
    }

    /** Of several who go somebody else speaks for the order now, or they are less far than whoever does not go after all. */
    default Stage goesOn(Visit visit, Going how) {
        return switch (this) {
            case Accepted _, OnTheWay _, OnSite _, ReportDue _ ->
                switch (how) {
                    case ACCEPTED -> new Accepted(visit);
                    case ON_THE_WAY -> new OnTheWay(visit);
                    case ON_SITE -> new OnSite(visit);
                    case REPORT_DUE -> new ReportDue(visit);
                };
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage leaves() {
        return switch (this) {
            case Accepted(var visit) -> new OnTheWay(visit);
            case OnTheWay _ -> this;
            case OnSite _, ReportDue _ -> throw arrived();
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage arrives() {
        return switch (this) {
            case Accepted(var visit) -> new OnSite(visit);
            case OnTheWay(var visit) -> new OnSite(visit);
            case OnSite _ -> this;
            case ReportDue(var visit) -> new OnSite(visit);
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    /** Time has passed, or the technician has left, without a report. */
    default Stage reportDue() {
        return switch (this) {
            case Accepted(var visit) -> new ReportDue(visit);
            case OnTheWay(var visit) -> new ReportDue(visit);
            case OnSite(var visit) -> new ReportDue(visit);
            case ReportDue _ -> this;
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage held(Hold hold) {
        return switch (this) {
            case Raised _, Offering _, Accepted _, OnTheWay _, OnSite _, ReportDue _ -> new OnHold(hold);
            case OnHold _ -> new OnHold(hold);
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage resumed() {
        return switch (this) {
            case OnHold _ -> new Raised();
            case Raised _, Offering _, Accepted _, OnTheWay _, OnSite _, ReportDue _ ->
                throw new Refused("work.not-on-hold", "This order is not on hold, so it cannot be taken up again.");
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage closed() {
        return switch (this) {
            case Accepted _, OnTheWay _, OnSite _, ReportDue _ -> new Closed();
            case Raised _, Offering _ -> throw nobody();
            case OnHold _ -> throw held();
            case Closed _, Cancelled _ -> throw over();
        };
    }

    default Stage cancelled(Cancellation why) {
        return switch (this) {
            case Raised _, Offering _, Accepted _, OnTheWay _, OnSite _, OnHold _, ReportDue _ -> new Cancelled(why);
            case Closed _, Cancelled _ -> throw over();
        };
    }

    private Refused taken() {
        var visit = visit();
        return new Refused("work.already-taken", "{0} has this order already.", visit == null ? "" : visit.name());
    }

    private static Refused held() {
        return new Refused("work.on-hold", "This order is on hold. Take it up again first.");
    }

    private static Refused nobody() {
        return new Refused("work.nobody-goes", "Nobody has accepted this order yet.");
    }

    private static Refused arrived() {
        return new Refused("work.already-on-site", "The technician is on site already.");
    }

    private static Refused over() {
        return new Refused("work.already-over", "This order is over; nothing can be changed any more.");
    }
}
