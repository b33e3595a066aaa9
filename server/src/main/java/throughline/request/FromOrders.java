package throughline.request;

import static org.jooq.impl.DSL.inline;
import static throughline.request.db.Tables.REQUEST_;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.request.RequestState.Closed;
import throughline.request.RequestState.WithOrder;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;

/** Follows the work orders, in their transactions: when one ends, so do the requests that it answers. */
@Component
class FromOrders {
    private final DSLContext database;
    private final Moves moves;

    FromOrders(DSLContext database, Moves moves) {
        this.database = database;
        this.moves = moves;
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        for (var row : linked(closed.order())) {
            moves.kept(
                    row,
                    new Closed(Ending.SOLVED),
                    "solved",
                    null,
                    Map.of("order", closed.order(), "inService", closed.inService()));
        }
    }

    /** The callers of a duplicate wait for the order that remains. */
    @EventListener
    void on(WorkOrderCancelled cancelled) {
        var remaining = cancelled.why().duplicateOf();
        for (var row : linked(cancelled.order())) {
            if (remaining != null) {
                moves.kept(
                        row,
                        new WithOrder(remaining),
                        "moved-to-order",
                        null,
                        Map.of("from", cancelled.order(), "order", remaining));
            } else {
                moves.kept(
                        row,
                        new Closed(Ending.CANCELLED),
                        "cancelled",
                        null,
                        Map.of(
                                "order",
                                cancelled.order(),
                                "reason",
                                cancelled.why().reason().word()));
            }
        }
    }

    private List<RequestRecord> linked(UUID order) {
        return database.selectFrom(REQUEST_)
                .where(REQUEST_.WORK_ORDER.eq(order), REQUEST_.STATE.eq(inline("with-order")))
                .orderBy(REQUEST_.ID)
                .forUpdate()
                .fetch();
    }
}
