package throughline.edge.desk;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.AlarmBook;
import throughline.alarm.OpenAlarm;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.request.Request;
import throughline.request.RequestBook;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/**
 * Everybody who is still inside, as far as is known, for a sheet of paper: lifts that called for help and orders in which people wait,
 * each once, the longest first.
 */
@RestController
class InsideEndpoints {
    /** Questions of problem codes; see problem-codes.json. */
    private static final String PEOPLE = "peopleCount";

    private static final String FLOOR = "whichFloor";

    private final AlarmBook alarms;
    private final OrderBook orders;
    private final RequestBook requests;
    private final Units units;
    private final Sites sites;

    InsideEndpoints(AlarmBook alarms, OrderBook orders, RequestBook requests, Units units, Sites sites) {
        this.alarms = alarms;
        this.orders = orders;
        this.requests = requests;
        this.units = units;
        this.sites = sites;
    }

    /**
     * @param alarm its number; null where somebody rang about it and the lift said nothing
     * @param lift its number and name; null while nobody knows which one it is
     * @param address empty while nobody knows
     * @param floor and {@code people} as callers said; empty where nobody did
     * @param technician who goes there; null while nobody does
     * @param phone of the lift, E.164; empty where it has none
     * @param callback of the first caller who left a number, E.164
     */
    record Inside(
            UUID id,
            @Nullable String alarm,
            @Nullable String order,
            @Nullable String lift,
            String address,
            String floor,
            String people,
            Instant since,
            @Nullable String technician,
            @Nullable Instant arrivesAt,
            String phone,
            String callback) {}

    @GetMapping("/api/alarms/inside")
    Page<Inside> inside() {
        var open = alarms.open();
        var bound = open.stream().map(OpenAlarm::order).filter(Objects::nonNull).collect(toSet());
        var waiting = open.stream()
                .filter(alarm -> !alarm.state().equals("everyone-out"))
                .toList();
        var alone = orders.trapped().stream()
                .filter(order -> !bound.contains(order.id()))
                .toList();
        var helping = orders
                .all(waiting.stream()
                        .map(OpenAlarm::order)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(toMap(WorkOrder::id, identity()));
        var all = Stream.concat(helping.values().stream(), alone.stream()).toList();
        var known = new Known(
                units(Stream.concat(
                        waiting.stream().map(OpenAlarm::unit).filter(Objects::nonNull),
                        alone.stream().map(WorkOrder::unit).filter(Objects::nonNull))),
                sites(alone),
                said(all));
        var lines = new ArrayList<Inside>();
        waiting.forEach(
                alarm -> lines.add(line(alarm, alarm.order() == null ? null : helping.get(alarm.order()), known)));
        alone.forEach(order -> lines.add(line(null, order, known)));
        lines.sort(comparing(Inside::since));
        return new Page<>(List.copyOf(lines), null);
    }

    private record Known(Map<UUID, Unit> units, Map<UUID, Site> sites, Map<UUID, List<Request>> said) {}

    private Map<UUID, Unit> units(Stream<@Nullable UUID> of) {
        return units.all(of.filter(Objects::nonNull).distinct().toList()).stream()
                .collect(toMap(Unit::id, identity()));
    }

    private Map<UUID, Site> sites(List<WorkOrder> of) {
        return sites.all(of.stream().map(WorkOrder::site).distinct().toList()).stream()
                .collect(toMap(Site::id, identity()));
    }

    private Map<UUID, List<Request>> said(List<WorkOrder> of) {
        return requests.ofOrders(of.stream().map(WorkOrder::id).toList()).stream()
                .filter(request -> request.order() != null)
                .collect(groupingBy(request -> requireNonNull(request.order())));
    }

    private static Inside line(@Nullable OpenAlarm alarm, @Nullable WorkOrder order, Known known) {
        var of = alarm != null ? alarm.unit() : order == null ? null : order.unit();
        var unit = of == null ? null : known.units.get(of);
        var said = order == null ? List.<Request>of() : known.said.getOrDefault(order.id(), List.of());
        return new Inside(
                alarm != null ? alarm.id() : requireNonNull(order).id(),
                alarm == null ? null : alarm.number(),
                order == null ? null : order.number(),
                unit == null ? null : unit.number() + " " + unit.name(),
                address(unit, order == null ? null : known.sites.get(order.site())),
                answer(said, FLOOR),
                answer(said, PEOPLE),
                alarm != null ? alarm.raisedAt() : requireNonNull(order).calledAt(),
                order == null ? null : order.technicianName(),
                order == null ? null : order.arrivesAt(),
                alarm != null
                        ? alarm.phone()
                        : unit == null ? "" : unit.phones().stream().findFirst().orElse(""),
                said.stream()
                        .map(Request::callback)
                        .filter(callback -> !callback.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static String address(@Nullable Unit unit, @Nullable Site site) {
        if (unit != null) {
            return unit.site().street() + ", " + unit.site().city();
        }
        return site == null ? "" : site.street() + ", " + site.city();
    }

    private static String answer(List<Request> said, String question) {
        return said.stream()
                .map(request -> request.answers().getOrDefault(question, ""))
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElse("");
    }
}
