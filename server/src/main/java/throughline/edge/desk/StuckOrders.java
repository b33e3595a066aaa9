package throughline.edge.desk;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.dispatch.OfferBook;
import throughline.kernel.Scope;
import throughline.work.OrderBook;
import throughline.work.Priority;
import throughline.work.WorkOrder;

/** What the alert lane says of orders that nobody is left to take. Read when something moved, not for each desk. */
@Component
class StuckOrders {
    private final OfferBook offers;
    private final OrderBook orders;
    private final Sites sites;
    private final Map<Scope, Known> known = new ConcurrentHashMap<>();

    StuckOrders(OfferBook offers, OrderBook orders, Sites sites) {
        this.offers = offers;
        this.orders = orders;
        this.sites = sites;
    }

    private record Known(Desk.@Nullable Stuck stuck) {}

    /** Of those that are seen here; null while each has somebody, or somebody is being asked. */
    Desk.@Nullable Stuck now() {
        return known.computeIfAbsent(Scope.now(), _ -> new Known(read())).stuck();
    }

    /** Something moved. */
    void forget() {
        known.clear();
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
