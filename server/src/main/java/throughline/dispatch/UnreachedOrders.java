package throughline.dispatch;

import static java.util.stream.Collectors.toSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Refused;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** The front door to orders that reach nobody: which they are and why, and the dispatcher's hand that goes on with one of them. */
@Component
@Transactional
public class UnreachedOrders {
    private final SearchRows rows;
    private final Searches searches;
    private final Climbs climbs;
    private final WorkOrders orders;
    private final Posts posts;
    private final Silences silences;
    private final DispatchSettings settings;

    UnreachedOrders(
            SearchRows rows,
            Searches searches,
            Climbs climbs,
            WorkOrders orders,
            Posts posts,
            Silences silences,
            DispatchSettings settings) {
        this.rows = rows;
        this.searches = searches;
        this.climbs = climbs;
        this.orders = orders;
        this.posts = posts;
        this.silences = silences;
        this.settings = settings;
    }

    /** Of these open orders; in a handful of queries, however many they are. */
    @Transactional(readOnly = true)
    public List<Unreached> among(List<WorkOrder> open) {
        var searching = rows.searching(open);
        if (searching.isEmpty()) {
            return List.of();
        }
        var known = posts.known();
        var helped = posts.neighbours().stream().map(Posts.Neighbours::area).collect(toSet());
        return searching.stream()
                .map(each -> Unreached.of(
                        each.order().id(),
                        each.search(),
                        each.round(),
                        each.since(),
                        helped.contains(each.order().area()) ? known : without(known)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Set<Who> without(Set<Who> known) {
        var there = EnumSet.noneOf(Who.class);
        there.addAll(known);
        there.remove(Who.NEIGHBOUR);
        return there;
    }

    /**
     * Goes on with it at once, on record with {@code by}.
     *
     * @throws Refused {@code dispatch.nobody-further} when nobody could be asked by that, which then leaves everything as it was; or with
     *     how the order stands when it needs nobody
     */
    public void help(UUID id, Remedy remedy, UUID by) {
        switch (remedy) {
            case SECOND_LINE -> climbs.passOn(id, by);
            case WIDER -> {
                var order = orders.lock(id);
                var step = climbs.nextCovered(order);
                if (step != null) {
                    climbs.jump(id, step, by);
                } else {
                    widen(order, by);
                }
            }
            case AGAIN -> {
                var order = climbs.needing(id);
                silences.lift(unreached(order), by);
                searches.hear(order, new News.Again(by));
            }
        }
        var after = rows.seen(orders.lock(id));
        if (after == null || !(after.phase() instanceof Phase.Asking)) {
            throw nobodyFurther();
        }
    }

    private void widen(WorkOrder order, UUID by) {
        var locked = climbs.needing(order.id());
        var who = climbs.coveredBeside(locked, posts.known());
        if (who == null) {
            throw nobodyFurther();
        }
        searches.hear(locked, new News.Widen(settings.usual(List.of(who), locked.priority()), by));
    }

    private Set<UUID> unreached(WorkOrder order) {
        return rows.searching(List.of(order)).stream()
                .flatMap(each -> each.round().stream())
                .filter(Unreached.Try::isUnreached)
                .map(each -> each.asked().technician())
                .collect(toSet());
    }

    private static Refused nobodyFurther() {
        return new Refused(
                "dispatch.nobody-further", "Nobody else can be asked now. Choose somebody by name, or call.");
    }
}
