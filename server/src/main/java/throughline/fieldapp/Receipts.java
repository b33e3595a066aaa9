package throughline.fieldapp;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Delivery;
import throughline.kernel.Secret;
import throughline.work.WorkOrders;

/** The front door for a phone that showed a message. Whoever has the receipt got the message; it says nothing and accepts nothing. */
@Component
@Transactional
public class Receipts {
    private final PushRows rows;
    private final WorkOrders orders;
    private final Delivery delivery;

    Receipts(PushRows rows, WorkOrders orders, Delivery delivery) {
        this.rows = rows;
        this.orders = orders;
        this.delivery = delivery;
    }

    /** @return whether we know it; the same twice is once */
    public boolean shown(String receipt) {
        var secret = new Secret(receipt);
        var push = rows.behind(secret);
        if (push == null) {
            return false;
        }
        orders.lock(push.getWorkOrder());
        if (rows.shown(secret) != null && push.getKind().equals(PushRows.OFFER)) {
            delivery.delivered(push.getOffer());
        }
        return true;
    }
}
