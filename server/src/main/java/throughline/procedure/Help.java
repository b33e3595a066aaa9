package throughline.procedure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.work.WorkOrder;

/**
 * The help that is on its way, as far as a guide asks.
 *
 * @param accepted a technician has said that she comes
 * @param arrivesAt when, as far as she said
 * @param there somebody has arrived
 */
record Help(boolean accepted, @Nullable Instant arrivesAt, boolean there) {
    static final Help NONE = new Help(false, null, false);

    static Help of(@Nullable WorkOrder order) {
        if (order == null) {
            return NONE;
        }
        boolean accepted = order.technician() != null && !order.needsSomebody();
        return new Help(accepted, accepted ? order.arrivesAt() : null, order.onSiteAt() != null);
    }
}
