package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search hears: of technicians, of its order, of dispatchers, of the clock. */
sealed interface News {
    record Raised() implements News {}

    record Accepted(UUID offer, Instant arrivesAt) implements News {}

    record Rejected(UUID offer, RejectReason reason) implements News {}

    /** Why an offer ended for which nobody answered. */
    String NO_ANSWER = "no-answer";

    /**
     * Nobody will answer over this channel; {@code why} is {@code not-sent}, {@code not-delivered} or another word of its carrier, and
     * {@code no-answer} where it arrived and its technician is silent.
     */
    record Undelivered(UUID offer, String channel, String why) implements News {}

    /** A dispatcher asks somebody of her choice. */
    record ByHand(UUID technician, UUID by, String reason) implements News {}

    /** A dispatcher goes to this rung; the first is 0. */
    record Jump(int rung, UUID by) implements News {}

    /** A dispatcher waits no longer for those who are being asked. */
    record PassOn(UUID by) implements News {}

    /** A dispatcher lets others be asked who do not stand on the ladder. */
    record Widen(Rung rung, UUID by) implements News {}

    /** A dispatcher begins another round from the bottom. */
    record Again(UUID by) implements News {}

    /** The job needs so many technicians. */
    record Seats(int seats, UUID by) implements News {}

    /** @param offer whose acceptance falls through; null is everybody's */
    record GivenBack(@Nullable UUID offer, String why) implements News {}

    /** @param onTheWay whether somebody has left already, as far as the order knows */
    record ArrivalMoved(UUID technician, Instant arrivesAt, boolean onTheWay) implements News {}

    record Left(UUID technician) implements News {}

    /** @param technician null is everybody who goes, as a desk says it */
    record Arrived(@Nullable UUID technician, Instant at) implements News {}

    record ReportMissing() implements News {}

    /** @param owner null is the dispatcher */
    record Held(@Nullable UUID owner, Instant wakeAt) implements News {}

    record Resumed() implements News {}

    /** It is more, or less, urgent; another ladder may be right for it. */
    record Urgency() implements News {}

    record Closed() implements News {}

    record Cancelled() implements News {}

    /** Time has passed. */
    record Tick() implements News {}
}
