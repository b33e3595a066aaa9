package throughline.dispatch;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** The front door for a dispatcher who steers the climb of an order: to another rung, to the next technician, to more seats. */
@Component
@Transactional
public class Climbs {
    private final Searches searches;
    private final SearchRows rows;
    private final OfferBook book;
    private final WorkOrders orders;

    Climbs(Searches searches, SearchRows rows, OfferBook book, WorkOrders orders) {
        this.searches = searches;
        this.rows = rows;
        this.book = book;
        this.orders = orders;
    }

    /**
     * Goes to this rung now; whoever is being asked is told that it is over, and whoever stands there is asked, also a second time.
     *
     * @param rung the first is 1
     * @throws Refused {@code dispatch.no-such-rung}, or with how the order stands when it needs nobody
     */
    public void jump(UUID order, int rung, UUID by) {
        var locked = needing(order);
        int rungs = search(locked).climb().ladder().rungs().size();
        if (rung < 1 || rung > rungs) {
            throw new Refused("dispatch.no-such-rung", "The ladder of this order has {0} steps.", rungs);
        }
        searches.hear(locked, new News.Jump(rung - 1, by));
    }

    /** Waits no longer for those who are being asked. @throws Refused {@code dispatch.nobody-asked} */
    public void passOn(UUID order, UUID by) {
        var locked = needing(order);
        if (book.of(List.of(order)).stream().noneMatch(each -> each.state().isOpen())) {
            throw new Refused("dispatch.nobody-asked", "Nobody is being asked at the moment.");
        }
        searches.hear(locked, new News.PassOn(by));
    }

    /**
     * The job needs so many technicians, each with a seat of their own; it is accepted when all are.
     *
     * @throws Refused {@code dispatch.seats-accepted} when more have accepted already
     */
    public void seats(UUID order, int seats, UUID by) {
        var form = new Form();
        int wanted = form.number("seats", seats, 1, Ladder.MOST_SEATS);
        form.accept();
        var locked = needing(order);
        long accepted =
                search(locked).asked().stream().filter(Search.Asked::isAccepted).count();
        if (accepted > wanted) {
            throw new Refused("dispatch.seats-accepted", "{0} technicians have accepted already.", accepted);
        }
        searches.hear(locked, new News.Seats(wanted, by));
    }

    /** Refuses what is taken, on hold or over. */
    private WorkOrder needing(UUID order) {
        var locked = orders.lock(order);
        orders.offering(order);
        return locked;
    }

    private Search search(WorkOrder order) {
        var search = rows.locked(order);
        if (search == null) {
            throw new Refused("work.already-over", "This order is over; nothing can be changed any more.");
        }
        return search;
    }
}
