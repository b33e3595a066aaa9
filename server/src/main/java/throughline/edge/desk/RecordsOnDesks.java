package throughline.edge.desk;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.asset.RecordsSwitched;
import throughline.customer.PersonLeft;
import throughline.kernel.Transactions;

/** Tells the desks what a midnight has changed in the directory. */
@Component
class RecordsOnDesks {
    private final DeskSockets sockets;
    private final Transactions transactions;

    RecordsOnDesks(DeskSockets sockets, Transactions transactions) {
        this.sockets = sockets;
        this.transactions = transactions;
    }

    @EventListener
    void on(RecordsSwitched switched) {
        transactions.afterCommit(() -> {
            sockets.moved("units");
            sockets.moved("sites");
        });
    }

    @EventListener
    void on(PersonLeft left) {
        transactions.afterCommit(() -> sockets.moved("customers"));
    }
}
