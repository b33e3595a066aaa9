package throughline.dispatch;

import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.work.WorkOrder;

/**
 * Lets a search hear its news, keeps what it becomes and does what it wants, all in the transaction of the caller. Whoever calls has
 * locked the order's own row before: first the order, then its search, then its offers, so that nobody waits for each other.
 */
@Component
class Searches {
    private final SearchRows rows;
    private final Ladders ladders;
    private final Covers covers;
    private final DispatchSettings settings;
    private final Acts acts;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Searches(
            SearchRows rows,
            Ladders ladders,
            Covers covers,
            DispatchSettings settings,
            Acts acts,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.rows = rows;
        this.ladders = ladders;
        this.covers = covers;
        this.settings = settings;
        this.acts = acts;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param news that it was raised, or that it waits from the beginning */
    void begin(WorkOrder order, News news) {
        int technicians = order.problem().job().technicians();
        hear(order, Search.begin(ladders.of(order), technicians, clock.instant()), news);
    }

    /** Nothing happens when the order is over. */
    void hear(WorkOrder order, News news) {
        var search = rows.locked(order);
        if (search != null) {
            hear(order, search, news);
        }
    }

    /** Whether somebody is asked, or must be found, also beside others who go. */
    boolean isSearching(WorkOrder order) {
        var search = rows.locked(order);
        return search != null && search.isSearching();
    }

    private void hear(WorkOrder order, Search search, News news) {
        var now = clock.instant();
        var standing = settings.standing();
        var habits = standing.habits();
        var around = new Search.Around(
                habits,
                standing.reminding(ZoneId.of(order.zone()), order.trapped()),
                () -> ladders.of(order),
                covers.of(order, now),
                ids::next);
        var next = search.hear(news, around, now);
        if (next.search().equals(search) && next.acts().isEmpty()) {
            return;
        }
        rows.keep(order.id(), search, next.search());
        acts.carryOut(order, next, habits, now);
        announce.publishEvent(new DispatchChanged(order.id()));
    }
}
