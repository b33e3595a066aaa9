package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderRaised;
import throughline.work.WorkOrderReleased;

/** Follows the orders for lifts that call for help, in their transactions. */
@Component
class FromOrders {
    private final AlarmRows rows;
    private final Progress progress;
    private final Helping help;
    private final OrderBook orders;

    FromOrders(AlarmRows rows, Progress progress, Helping help, OrderBook orders) {
        this.rows = rows;
        this.progress = progress;
        this.help = help;
        this.orders = orders;
    }

    @EventListener
    void on(WorkOrderRaised raised) {
        var order = orders.get(raised.order());
        if (order.isTrapped()) {
            helpedBy(order);
        }
    }

    @EventListener
    void on(WorkOrderReleased released) {
        releasedBy(released.order());
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        UUID remaining = cancelled.why().duplicateOf();
        if (remaining != null) {
            movesTo(cancelled.order(), remaining);
        }
    }

    /** An order stands for it; it cannot be over before the alarm is. */
    private void helpedBy(WorkOrder order) {
        var unit = order.unit();
        var open = unit == null ? null : rows.openWhere(ALARM_.UNIT.eq(unit).and(ALARM_.WORK_ORDER.isNull()));
        if (open != null && !help.isOwn(order, open)) {
            help.binds(open, order.id());
            progress.hear(open, new Heard.HelpSent());
            progress.happened(open, "helped-by", null, Map.of("order", order.id(), "number", order.number()));
        }
    }

    /** Whoever came says that the people are out; a lift that has no word for it is over with that. */
    private void releasedBy(UUID order) {
        var open = rows.openWhere(ALARM_.WORK_ORDER.eq(order));
        if (open != null) {
            progress.found(open, Finding.RELEASED, null);
        }
    }

    /** The order of this alarm was a duplicate of another one, which stands for it now. */
    private void movesTo(UUID order, UUID remaining) {
        var open = rows.openWhere(ALARM_.WORK_ORDER.eq(order));
        if (open != null) {
            help.letGo(open);
            help.binds(open, remaining);
            open.update();
        }
    }
}
