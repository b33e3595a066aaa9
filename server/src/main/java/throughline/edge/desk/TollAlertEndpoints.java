package throughline.edge.desk;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Transactions;
import throughline.people.People;
import throughline.telephony.TollAlerts;
import throughline.telephony.TollAlertsChanged;

/** What looks like fraud, for those who lead: on their screens at once, until one of them says that she knows. */
@RestController
@RequestMapping("/api/trunk/alerts")
class TollAlertEndpoints {
    private final TollAlerts alerts;
    private final DeskSockets sockets;
    private final Transactions transactions;
    private final People people;

    TollAlertEndpoints(TollAlerts alerts, DeskSockets sockets, Transactions transactions, People people) {
        this.alerts = alerts;
        this.sockets = sockets;
        this.transactions = transactions;
        this.people = people;
    }

    @GetMapping
    List<TollAlerts.Alert> unseen() {
        return alerts.unseen();
    }

    @PostMapping("/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable UUID id) {
        alerts.seen(id, people.current().person().value());
    }

    @EventListener
    void on(TollAlertsChanged changed) {
        transactions.afterCommit(() -> sockets.tell("toll-alerts"));
    }
}
