package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.Line;
import throughline.work.WorkOrder;

/** A work order as other things show it. */
record OrderLink(
        UUID id,
        String number,
        String state,
        int priority,
        @Nullable Instant dueAt,
        List<Line.Step> line,
        @Nullable String technician,
        @Nullable Instant arrivesAt,
        String headline) {
    static OrderLink of(WorkOrder order, String language) {
        return new OrderLink(
                order.id(),
                order.number(),
                order.state(),
                order.priority().number(),
                order.dueAt(),
                Line.of(order),
                order.technicianName(),
                order.arrivesAt(),
                order.headline(language));
    }
}
