package throughline.edge.desk;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.alarm.AlarmsChanged;
import throughline.alarm.TestCallsChanged;
import throughline.asset.RecordsSwitched;
import throughline.customer.CustomersMerged;
import throughline.customer.DuplicatesFound;
import throughline.customer.PersonLeft;
import throughline.incident.IncidentsChanged;
import throughline.kernel.Transactions;

/** Tells the desks what a midnight or a merge has changed in the directory, who was found twice, what befalls many, and which lift calls for help. */
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
    void on(CustomersMerged merged) {
        transactions.afterCommit(
                () -> List.of("customers", "sites", "agreements", "duplicates").forEach(sockets::moved));
    }

    @EventListener
    void on(DuplicatesFound found) {
        transactions.afterCommit(() -> sockets.moved("duplicates"));
    }

    @EventListener
    void on(IncidentsChanged changed) {
        transactions.afterCommit(() -> sockets.moved("incidents"));
    }

    @EventListener
    void on(AlarmsChanged changed) {
        transactions.afterCommit(() -> sockets.moved("alarms"));
    }

    @EventListener
    void on(TestCallsChanged changed) {
        transactions.afterCommit(() -> sockets.moved("test-calls"));
    }

    @EventListener
    void on(PersonLeft left) {
        transactions.afterCommit(() -> sockets.moved("customers"));
    }
}
