package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Posts.Post;
import throughline.kernel.Slice;
import throughline.work.Hold;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.WorkOrder;

/** The front door to what comes next: orders on hold that are taken up within a quarter of an hour, for whoever has the route then. */
@Component
@Transactional(readOnly = true)
public class Coming {
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final Set<String> ON_HOLD = Set.of("on-hold");
    private static final int MOST = 200;

    private final Posts posts;
    private final OrderBook orders;
    private final InstantSource clock;

    Coming(Posts posts, OrderBook orders, InstantSource clock) {
        this.posts = posts;
        this.orders = orders;
        this.clock = clock;
    }

    /** The first to be taken up comes first. Nobody has been asked for them yet. */
    public List<WorkOrder> to(UUID technician) {
        return posts.list().stream()
                .filter(post -> post.who() == Who.ROUTE && post.technician().equals(technician))
                .flatMap(this::of)
                .distinct()
                .sorted((one, other) -> hold(one).wakeAt().compareTo(hold(other).wakeAt()))
                .toList();
    }

    private Stream<WorkOrder> of(Post post) {
        var now = clock.instant();
        return orders
                .open(new Filter(ON_HOLD, post.area(), null, null, null, null, null), Slice.first(MOST))
                .items()
                .stream()
                .filter(order -> !hold(order).wakeAt().isAfter(now.plus(BEFORE)))
                .filter(order -> post.isHeldAt(hold(order).wakeAt().atZone(ZoneId.of(order.zone()))));
    }

    private static Hold hold(WorkOrder onHold) {
        return requireNonNull(onHold.hold());
    }
}
