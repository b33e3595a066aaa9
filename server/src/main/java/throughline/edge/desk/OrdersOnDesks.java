package throughline.edge.desk;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.dispatch.DispatchChanged;
import throughline.kernel.Transactions;
import throughline.work.WorkOrderChanged;

/** Tells every desk that orders or the search for technicians moved. */
@Component
class OrdersOnDesks {
    private final DeskSockets sockets;
    private final StuckOrders stuck;
    private final Transactions transactions;

    OrdersOnDesks(DeskSockets sockets, StuckOrders stuck, Transactions transactions) {
        this.sockets = sockets;
        this.stuck = stuck;
        this.transactions = transactions;
    }

    @EventListener
    void on(WorkOrderChanged changed) {
        transactions.afterCommit(this::moved);
    }

    @EventListener
    void on(DispatchChanged changed) {
        transactions.afterCommit(this::moved);
    }

    private void moved() {
        stuck.forget();
        sockets.tell("orders");
        sockets.tell("dispatch");
        sockets.redrawEverybodySoon();
    }
}
