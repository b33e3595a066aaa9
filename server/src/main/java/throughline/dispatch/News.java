package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search hears: of technicians, of its order, of the clock. */
sealed interface News {
    record Raised() implements News {}

    record Accepted(UUID offer, Instant arrivesAt) implements News {}

    record Rejected(UUID offer, RejectReason reason) implements News {}

    /** The offer's text will never arrive; {@code why} is {@code not-sent} or {@code not-delivered}. */
    record Undelivered(UUID offer, String why) implements News {}

    /** A dispatcher asks somebody of her choice. */
    record ByHand(UUID technician, UUID by, String reason) implements News {}

    /** The visit falls through. */
    record GivenBack(String why) implements News {}

    record ArrivalMoved(Instant arrivesAt, boolean onTheWay) implements News {}

    record Left() implements News {}

    record Arrived(Instant at) implements News {}

    record ReportMissing() implements News {}

    /** @param owner null is the dispatcher */
    record Held(@Nullable UUID owner, Instant wakeAt) implements News {}

    record Resumed() implements News {}

    record Urgency() implements News {}

    record Closed() implements News {}

    record Cancelled() implements News {}

    /** Time has passed. */
    record Tick() implements News {}
}
