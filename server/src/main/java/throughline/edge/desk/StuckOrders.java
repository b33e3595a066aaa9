package throughline.edge.desk;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.dispatch.OfferBook;
import throughline.work.OrderBook;
import throughline.work.Priority;
import throughline.work.WorkOrder;

/** What the alert lane says of orders that nobody is left to take. Read when something moved, not for each desk. */
@Component
class StuckOrders {
    private final OfferBook offers;
    private final OrderBook orders;
    private final Sites sites;
    private volatile @Nullable Known known;

    StuckOrders(OfferBook offers, OrderBook orders, Sites sites) {
        this.offers = offers;
        this.orders = orders;
        this.sites = sites;
    }

    private record Known(Desk.@Nullable Stuck stuck) {}

    /** Null while every order has somebody, or somebody is being asked. */
    Desk.@Nullable Stuck now() {
        var now = known;
        if (now == null) {
            now = new Known(read());
            known = now;
        }
        return now.stuck();
    }

    /** Something moved. */
    void forget() {
        known = null;
    }

    private Desk.@Nullable Stuck read() {
        var stuck = offers.stuck();
        if (stuck.isEmpty()) {
            return null;
        }
        var all = orders.all(stuck.stream().map(OfferBook.Step::order).toList());
        var worst = all.stream()
                .min(Comparator.comparing(WorkOrder::urgency).thenComparing(WorkOrder::raisedAt))
                .orElseThrow();
        boolean trapped = all.stream().anyMatch(order -> order.priority() == Priority.ENTRAPMENT);
        var site = sites.get(worst.site());
        return new Desk.Stuck(
                stuck.size(),
                stuck.getFirst().since(),
                "%s, %s, %s".formatted(worst.number(), site.street(), site.city()),
                worst.id(),
                trapped);
    }
}
