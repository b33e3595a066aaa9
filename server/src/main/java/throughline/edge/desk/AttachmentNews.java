package throughline.edge.desk;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.attachment.AttachmentsChanged;
import throughline.kernel.Transactions;

/** A photo that a technician or a colleague has added is on every screen that shows its request or order. */
@Component
class AttachmentNews {
    private final Transactions transactions;
    private final DeskSockets sockets;

    AttachmentNews(Transactions transactions, DeskSockets sockets) {
        this.transactions = transactions;
        this.sockets = sockets;
    }

    @EventListener
    void on(AttachmentsChanged changed) {
        transactions.afterCommit(() -> sockets.moved(
                switch (changed.of()) {
                    case REQUEST -> "requests";
                    case ORDER -> "orders";
                }));
    }
}
