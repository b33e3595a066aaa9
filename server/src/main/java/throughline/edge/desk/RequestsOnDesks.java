package throughline.edge.desk;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.request.RequestBook;
import throughline.request.RequestChanged;
import throughline.work.WorkOrderChanged;

/**
 * Tells the desks what moved among requests. A draft that saves itself is nobody's hurry but its owner's, who has the answer already:
 * lists hear of all of them together, once a second.
 */
@Component
class RequestsOnDesks {
    private final Desks desks;
    private final DeskSockets sockets;
    private final RequestBook book;
    private final Transactions transactions;
    private final Set<UUID> movedOrders = ConcurrentHashMap.newKeySet();
    private volatile boolean draftsSaved;

    RequestsOnDesks(Desks desks, DeskSockets sockets, RequestBook book, Transactions transactions) {
        this.desks = desks;
        this.sockets = sockets;
        this.book = book;
        this.transactions = transactions;
    }

    @EventListener
    void on(RequestChanged changed) {
        transactions.afterCommit(() -> {
            if (changed.contact() != null) {
                desks.forgetRequests(changed.contact());
            }
            if (!changed.moved()) {
                draftsSaved = true;
                return;
            }
            sockets.tell("requests");
            if (changed.owner() != null) {
                sockets.redraw(changed.owner());
            }
        });
    }

    /** Whoever still has a caller of this order on the line sees it move. */
    @EventListener
    void on(WorkOrderChanged changed) {
        transactions.afterCommit(() -> movedOrders.add(changed.order()));
    }

    @Scheduled(fixedDelay = 50)
    void tellOfOrders() {
        var moved = Set.copyOf(movedOrders);
        if (moved.isEmpty()) {
            return;
        }
        movedOrders.removeAll(moved);
        for (var request : book.ofOrders(moved)) {
            if (request.contact() != null) {
                desks.forgetRequests(request.contact());
            }
            if (request.inContact() && request.owner() != null) {
                sockets.redraw(request.owner());
            }
            sockets.tell("requests");
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void tellOfDrafts() {
        if (draftsSaved) {
            draftsSaved = false;
            sockets.tell("requests");
        }
    }
}
