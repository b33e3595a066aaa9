package throughline.alarm;

import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.contact.ContactAnswered;
import throughline.contact.ContactCutOff;
import throughline.contact.ContactEnded;
import throughline.contact.ContactOpened;
import throughline.work.OrderBook;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderRaised;
import throughline.work.WorkOrderReleased;

/** Follows the calls of lifts and the orders for them, in their transactions. */
@Component
class FromElsewhere {
    private final Alarms alarms;
    private final OrderBook orders;

    FromElsewhere(Alarms alarms, OrderBook orders) {
        this.alarms = alarms;
        this.orders = orders;
    }

    @EventListener
    void on(ContactOpened opened) {
        if (opened.fromLift() && opened.from() != null) {
            alarms.rings(opened.contact(), opened.unit(), opened.from());
        }
    }

    @EventListener
    void on(ContactAnswered answered) {
        alarms.answered(answered.contact(), answered.agent());
    }

    @EventListener
    void on(ContactEnded ended) {
        alarms.wentSilent(ended.contact());
    }

    @EventListener
    void on(ContactCutOff cutOff) {
        alarms.wentSilent(cutOff.contact());
    }

    @EventListener
    void on(WorkOrderRaised raised) {
        var order = orders.get(raised.order());
        if (order.isTrapped()) {
            alarms.helpedBy(order);
        }
    }

    @EventListener
    void on(WorkOrderReleased released) {
        alarms.releasedBy(released.order());
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        UUID remaining = cancelled.why().duplicateOf();
        if (remaining != null) {
            alarms.movesTo(cancelled.order(), remaining);
        }
    }
}
