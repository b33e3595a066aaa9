package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.CallForHelp;

/**
 * A call for help that nobody has taken, as the board shows it.
 *
 * @param where the address and the unit
 * @param told how often somebody above was told of it
 */
record HelpShown(
        UUID id,
        OrderCard.OrderNumber order,
        String where,
        ContactRow.Named technician,
        String phone,
        String need,
        String skill,
        String note,
        Instant askedAt,
        int told,
        @Nullable Instant nextAt) {
    /** @param rows how the board shows an order; null for one that is not of this list */
    static List<HelpShown> of(List<CallForHelp> calls, Function<UUID, @Nullable OrderRow> rows) {
        return calls.stream()
                .<HelpShown>mapMulti((call, to) -> {
                    var row = rows.apply(call.order());
                    if (row != null) {
                        to.accept(of(call, row));
                    }
                })
                .toList();
    }

    private static HelpShown of(CallForHelp call, OrderRow row) {
        return new HelpShown(
                call.id(),
                new OrderCard.OrderNumber(row.id(), row.number()),
                row.where(),
                new ContactRow.Named(call.technician().id(), call.technician().name()),
                call.technician().phone(),
                call.need().word(),
                call.skill(),
                call.note(),
                call.askedAt(),
                call.told(),
                call.nextAt());
    }
}
