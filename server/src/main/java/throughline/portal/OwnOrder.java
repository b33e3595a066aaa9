package throughline.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.Line;
import throughline.work.WorkOrder;

/**
 * An order as the customer is shown it whose unit it is about: what is done and when, not who called, who was asked and what was written.
 *
 * @param number what people call it, such as {@code WO-48211}
 * @param problem its name in the reader's language
 * @param state as of a {@link WorkOrder}
 * @param calledAt when we heard of it
 * @param arrivesAt when the technician who has accepted it will be there
 * @param closedAt null while it is open
 */
public record OwnOrder(
        UUID id,
        String number,
        String problem,
        String state,
        Instant calledAt,
        @Nullable Instant arrivesAt,
        @Nullable Instant closedAt,
        List<Line.Step> line) {
    static OwnOrder of(WorkOrder order, String language) {
        return new OwnOrder(
                order.id(),
                order.number(),
                order.headline(language),
                order.state(),
                order.calledAt(),
                order.arrivesAt(),
                order.closedAt(),
                Line.of(order));
    }
}
