package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.WorkOrder;

/**
 * One technician was asked for one seat of one order.
 *
 * @param order the work order
 * @param reason why it was rejected, withdrawn or could not be delivered
 * @param arrivesAt what the technician promised with the acceptance
 * @param visit how far its technician has come, where several go: accepted, reminded, late, on-the-way, on-site, report-due; null where
 *     the order tells it
 * @param byHand the user who chose this technician; null when the search did
 */
public record Offer(
        UUID id,
        UUID order,
        int seat,
        Technician technician,
        OfferState state,
        String channel,
        Instant at,
        Instant answerBy,
        @Nullable Instant deliveredAt,
        @Nullable Instant settledAt,
        @Nullable String reason,
        @Nullable Instant arrivesAt,
        @Nullable String visit,
        @Nullable UUID byHand,
        @Nullable String byHandReason) {
    /** Of several who go, the one of this offer has arrived. */
    boolean isThere() {
        return "on-site".equals(visit) || "report-due".equals(visit);
    }

    /** Its technician has promised to go and not left yet, as far as is known. @param of the order of this offer */
    boolean isNotBegun(WorkOrder of) {
        return visit == null || visit.equals("late")
                ? of.state().equals("accepted")
                : visit.equals("accepted") || visit.equals("reminded");
    }
}
