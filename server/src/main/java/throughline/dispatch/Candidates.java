package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Candidate.Why;
import throughline.kernel.Slice;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.Priority;
import throughline.work.WorkOrder;

/** The front door for a dispatcher who chooses by hand: the technicians of an order's area, the best first, with the reasons. */
@Component
@Transactional(readOnly = true)
public class Candidates {
    private static final Set<String> AT_WORK = Set.of("accepted", "on-the-way", "on-site");
    private static final int MOST_VISITS = 2_000;
    private static final int LATEST_ORDERS = 50;

    private final Technicians technicians;
    private final OnCall onCall;
    private final Rests rests;
    private final OfferBook offers;
    private final OrderBook orders;
    private final InstantSource clock;

    Candidates(
            Technicians technicians,
            OnCall onCall,
            Rests rests,
            OfferBook offers,
            OrderBook orders,
            InstantSource clock) {
        this.technicians = technicians;
        this.onCall = onCall;
        this.rests = rests;
        this.offers = offers;
        this.orders = orders;
        this.clock = clock;
    }

    /** What is known about the technicians of an area, beside one order. */
    private record Known(
            Map<UUID, Integer> turns,
            Map<UUID, WorkOrder> busy,
            Set<UUID> refused,
            Set<UUID> asked,
            Set<UUID> silent,
            Set<UUID> resting,
            Set<UUID> knowTheLift,
            List<String> skills) {}

    public List<Candidate> of(WorkOrder order) {
        var known = known(order);
        var all = technicians.ofArea(order.area()).stream()
                .filter(technician -> !technician.id().equals(order.technician()))
                .map(technician -> new Candidate(technician, why(technician, known), 0, busyWith(technician, known)))
                .sorted(comparing((Candidate one) -> weight(one.why()))
                        .thenComparing(one ->
                                known.turns().getOrDefault(one.technician().id(), 9))
                        .thenComparing(one -> !one.why().contains(Why.KNOWS_LIFT))
                        .thenComparing(one -> one.technician().name()))
                .toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Candidate(
                        all.get(i).technician(),
                        all.get(i).why(),
                        i + 1,
                        all.get(i).busyWith()))
                .toList();
    }

    private Known known(WorkOrder order) {
        var turns = onCall.now(order.area(), clock.instant()).stream()
                .collect(toMap(turn -> turn.technician().id(), Turn::rank, Math::min));
        var visits = new Filter(AT_WORK, null, null, null, null, null, null);
        var busy = orders.open(visits, Slice.first(MOST_VISITS)).items().stream()
                .filter(each -> each.technician() != null)
                .collect(toMap(WorkOrder::technician, each -> each, Candidates::worse));
        var refused = new HashSet<UUID>();
        var asked = new HashSet<UUID>();
        for (var offer : offers.of(List.of(order.id()))) {
            (offer.state() == OfferState.REJECTED ? refused : asked)
                    .add(offer.technician().id());
        }
        var silent =
                offers.silent().stream().map(each -> each.technician().id()).collect(toSet());
        var knowing = order.unit() == null
                ? Set.<UUID>of()
                : orders.newest(Filter.ofUnit(order.unit()), Slice.first(LATEST_ORDERS)).items().stream()
                        .filter(each -> each.report() != null && each.technician() != null)
                        .map(WorkOrder::technician)
                        .collect(toSet());
        return new Known(
                turns,
                busy,
                refused,
                asked,
                silent,
                resting(order),
                knowing,
                order.problem().job().skills());
    }

    /** Called out in the night and not yet rested. */
    private Set<UUID> resting(WorkOrder order) {
        var now = clock.instant();
        var people =
                technicians.ofArea(order.area()).stream().map(Technician::id).toList();
        return rests.callouts(people).stream()
                .filter(each -> each.rested().isAfter(now))
                .map(Rests.NightCallout::technician)
                .collect(toSet());
    }

    private static List<Why> why(Technician technician, Known known) {
        var id = technician.id();
        var why = new ArrayList<Why>();
        var turn = known.turns().get(id);
        why.add(turn == null ? Why.OFF_DUTY : turn == 1 ? Why.ON_CALL : Why.BACKUP);
        var visit = known.busy().get(id);
        why.add(visit == null ? Why.FREE : visit.priority() == Priority.ENTRAPMENT ? Why.ON_ENTRAPMENT : Why.BUSY);
        if (known.knowTheLift().contains(id)) {
            why.add(Why.KNOWS_LIFT);
        }
        if (!technician.skills().containsAll(known.skills())) {
            why.add(Why.SKILL_MISSING);
        }
        if (known.refused().contains(id)) {
            why.add(Why.REFUSED);
        } else if (known.asked().contains(id)) {
            why.add(Why.ASKED_BEFORE);
        }
        if (known.silent().contains(id)) {
            why.add(Why.UNREACHABLE);
        }
        if (known.resting().contains(id)) {
            why.add(Why.RESTING);
        }
        return List.copyOf(why);
    }

    /** What speaks against somebody, summed: a refusal weighs the most. */
    private static int weight(List<Why> why) {
        return why.stream()
                .mapToInt(one -> switch (one) {
                    case REFUSED -> 32;
                    case ON_ENTRAPMENT -> 16;
                    case UNREACHABLE -> 8;
                    case SKILL_MISSING -> 4;
                    case ASKED_BEFORE, BUSY -> 2;
                    case RESTING, OFF_DUTY -> 1;
                    case ON_CALL, BACKUP, FREE, KNOWS_LIFT -> 0;
                })
                .sum();
    }

    private static @Nullable UUID busyWith(Technician technician, Known known) {
        var visit = known.busy().get(technician.id());
        return visit == null ? null : visit.id();
    }

    private static WorkOrder worse(WorkOrder one, WorkOrder other) {
        return Comparator.comparing(WorkOrder::urgency).compare(one, other) <= 0 ? one : other;
    }
}
