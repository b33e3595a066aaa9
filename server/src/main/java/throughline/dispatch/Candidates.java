package throughline.dispatch;

import static java.util.function.Function.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.work.WorkOrder;

/**
 * The front door for a dispatcher who chooses by hand: the technicians of an order's area and whoever stands on its ladder, the best
 * first, with the reasons. The steps of the ladder say who may be asked before whom; {@link Ranking} orders within a step.
 */
@Component
@Transactional(readOnly = true)
public class Candidates {
    private final Technicians technicians;
    private final Standings standings;
    private final SearchRows rows;
    private final Ladders ladders;
    private final Covers covers;
    private final InstantSource clock;

    Candidates(
            Technicians technicians,
            Standings standings,
            SearchRows rows,
            Ladders ladders,
            Covers covers,
            InstantSource clock) {
        this.technicians = technicians;
        this.standings = standings;
        this.rows = rows;
        this.ladders = ladders;
        this.covers = covers;
        this.clock = clock;
    }

    public List<Candidate> of(WorkOrder order) {
        var now = clock.instant();
        var steps = steps(order, now);
        var all = technicians.all(steps.keySet()).stream()
                .filter(Technician::active)
                .collect(Collectors.toMap(Technician::id, identity(), (one, _) -> one, LinkedHashMap::new));
        technicians.ofArea(order.area()).forEach(each -> all.putIfAbsent(each.id(), each));
        all.remove(order.technician());
        var ranked = standings.of(order, all.values(), steps, now).stream()
                .sorted(Ranking.BEST_FIRST)
                .toList();
        return IntStream.range(0, ranked.size())
                .mapToObj(i -> ranked.get(i).ranked(i + 1))
                .toList();
    }

    /** On which step of the order's ladder each of those stands who stand there now; the first is 1. */
    private Map<UUID, Integer> steps(WorkOrder order, Instant now) {
        var search = rows.seen(order);
        var ladder = search == null ? ladders.of(order) : search.climb().ladder();
        var cover = covers.unranked(order, now);
        var steps = new HashMap<UUID, Integer>();
        for (int i = 0; i < ladder.rungs().size(); i++) {
            for (var who : ladder.rungs().get(i).who()) {
                for (var technician : cover.of(who)) {
                    steps.putIfAbsent(technician, i + 1);
                }
            }
        }
        return steps;
    }
}
