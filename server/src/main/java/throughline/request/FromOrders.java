package throughline.request;

import static org.jooq.impl.DSL.inline;
import static throughline.request.db.Tables.REQUEST_;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.incident.CallersToTell;
import throughline.request.RequestState.Closed;
import throughline.request.RequestState.WithOrder;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.Cancellation.Reason;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.WorkOrderAccepted;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;
import throughline.work.WorkOrderHeld;

/**
 * Follows the work orders, in their transactions: callers hear when somebody comes, and when an order ends, so do the requests that
 * it answers, unless another order goes on with it.
 */
@Component
class FromOrders {
    private final DSLContext database;
    private final Moves moves;
    private final CallersHear callers;
    private final OrderBook orders;

    FromOrders(DSLContext database, Moves moves, CallersHear callers, OrderBook orders) {
        this.database = database;
        this.moves = moves;
        this.callers = callers;
        this.orders = orders;
    }

    @EventListener
    void on(WorkOrderAccepted accepted) {
        var linked = linked(accepted.order());
        if (linked.isEmpty()) {
            return;
        }
        var order = orders.get(accepted.order());
        for (var row : linked) {
            callers.arrival(order, row, accepted.technician(), accepted.arrivesAt(), accepted.again());
        }
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        var linked = linked(closed.order());
        if (linked.isEmpty()) {
            return;
        }
        var order = orders.get(closed.order());
        var followUp = closed.followUp();
        for (var row : linked) {
            if (followUp != null) {
                row.setToldArrivesAt(null);
                moves.kept(
                        row,
                        new WithOrder(followUp),
                        "moved-to-order",
                        null,
                        Map.of("from", closed.order(), "order", followUp, "inService", false));
                var report = order.report();
                var on = report == null || report.missing().isEmpty() ? null : report.partsOn();
                if (on == null) {
                    callers.over(order, row, false);
                } else {
                    callers.waitsForPart(order, row, on);
                }
                continue;
            }
            moves.kept(
                    row,
                    new Closed(Ending.SOLVED),
                    "solved",
                    null,
                    Map.of("order", closed.order(), "inService", closed.inService()));
            callers.over(order, row, closed.inService());
        }
    }

    /** Whoever waits hears on which day the part is expected, also when that day moves. */
    @EventListener
    void on(WorkOrderHeld held) {
        var hold = held.hold();
        if (hold.reason() != HoldReason.PART) {
            return;
        }
        var order = orders.get(held.order());
        var on = hold.wakeAt().atZone(ZoneId.of(order.zone())).toLocalDate();
        for (var row : linked(held.order())) {
            callers.waitsForPart(order, row, on);
        }
    }

    /** What befalls many is told to each who waits, once. */
    @EventListener
    void on(CallersToTell tell) {
        for (var order : orders.all(tell.orders())) {
            linked(order.id()).forEach(row -> callers.incident(order, row, tell.words(), tell.key()));
        }
    }

    /** The callers of a duplicate wait for the order that remains. */
    @EventListener
    void on(WorkOrderCancelled cancelled) {
        var linked = linked(cancelled.order());
        if (linked.isEmpty()) {
            return;
        }
        var remaining = cancelled.why().duplicateOf();
        if (remaining != null) {
            moved(linked, cancelled.order(), remaining);
            return;
        }
        var order = orders.get(cancelled.order());
        boolean byThemselves = cancelled.why().reason() == Reason.BY_CALLER && linked.size() == 1;
        for (var row : linked) {
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
            if (!byThemselves) {
                callers.cancelled(order, row);
            }
        }
    }

    private void moved(List<RequestRecord> linked, UUID from, UUID remaining) {
        var order = orders.get(remaining);
        for (var row : linked) {
            row.setToldArrivesAt(null);
            moves.kept(row, new WithOrder(remaining), "moved-to-order", null, Map.of("from", from, "order", remaining));
            callers.joined(order, row);
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
