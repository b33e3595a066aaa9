package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.work.OrderBook;
import throughline.work.WorkOrderAccepted;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;
import throughline.work.WorkOrderHeld;
import throughline.work.WorkOrderNeedsSomebody;
import throughline.work.WorkOrderOnSite;
import throughline.work.WorkOrderRaised;
import throughline.work.WorkOrderReportDue;
import throughline.work.WorkOrderResumed;
import throughline.work.WorkOrderUrgencyChanged;
import throughline.work.WorkOrders;

/** Listens to the orders, in their transactions: when an order is on record, so are its first offer and its next step. */
@Component
class OrderNews {
    private final Searches searches;
    private final WorkOrders orders;
    private final OrderBook book;

    OrderNews(Searches searches, WorkOrders orders, OrderBook book) {
        this.searches = searches;
        this.orders = orders;
        this.book = book;
    }

    @EventListener
    void on(WorkOrderRaised raised) {
        var order = orders.lock(raised.order());
        var hold = order.hold();
        searches.begin(order, hold == null ? new News.Raised() : new News.Held(hold.owner(), hold.wakeAt()));
    }

    /** The acceptance itself comes from here; another time of arrival may come from a desk. */
    @EventListener
    void on(WorkOrderAccepted accepted) {
        if (accepted.again()) {
            var order = book.get(accepted.order());
            boolean onTheWay = order.state().equals("on-the-way");
            var who = requireNonNull(order.technician());
            searches.hear(order, new News.ArrivalMoved(who, accepted.arrivesAt(), onTheWay));
        }
    }

    @EventListener
    void on(WorkOrderNeedsSomebody falls) {
        searches.hear(book.get(falls.order()), new News.GivenBack(null, falls.why()));
    }

    @EventListener
    void on(WorkOrderOnSite arrived) {
        searches.hear(book.get(arrived.order()), new News.Arrived(arrived.technician(), arrived.at()));
    }

    @EventListener
    void on(WorkOrderReportDue due) {
        searches.hear(book.get(due.order()), new News.ReportMissing());
    }

    @EventListener
    void on(WorkOrderHeld held) {
        searches.hear(
                book.get(held.order()),
                new News.Held(held.hold().owner(), held.hold().wakeAt()));
    }

    @EventListener
    void on(WorkOrderResumed resumed) {
        searches.hear(book.get(resumed.order()), new News.Resumed());
    }

    @EventListener
    void on(WorkOrderUrgencyChanged changed) {
        searches.hear(book.get(changed.order()), new News.Urgency());
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        searches.hear(book.get(closed.order()), new News.Closed());
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        searches.hear(book.get(cancelled.order()), new News.Cancelled());
    }
}
