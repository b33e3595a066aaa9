package throughline.edge.desk;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.webhook.WebhooksChanged;

/** Tells the screens of webhooks what came, went or was changed. */
@Component
class WebhooksOnDesks {
    private final DeskSockets sockets;
    private final Transactions transactions;

    WebhooksOnDesks(DeskSockets sockets, Transactions transactions) {
        this.sockets = sockets;
        this.transactions = transactions;
    }

    @EventListener
    void on(WebhooksChanged changed) {
        transactions.afterCommit(() -> sockets.tell("webhooks"));
    }
}
