package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.AlarmBook;
import throughline.alarm.Alarms;
import throughline.alarm.OpenAlarm;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.procedure.Runs;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** Alarms of lifts at the desks: the lane above every screen, and each alarm with everything that happened. */
@RestController
@RequestMapping("/api/alarms")
class AlarmEndpoints {
    private final Alarms alarms;
    private final AlarmBook book;
    private final Runs runs;
    private final Units units;
    private final OrderBook orders;
    private final Readers readers;
    private final People people;

    AlarmEndpoints(
            Alarms alarms, AlarmBook book, Runs runs, Units units, OrderBook orders, Readers readers, People people) {
        this.alarms = alarms;
        this.book = book;
        this.runs = runs;
        this.units = units;
        this.orders = orders;
        this.readers = readers;
        this.people = people;
    }

    /** A lift as the lane says it. */
    record Where(UUID id, String number, String name, String street, String city) {
        static Where of(Unit unit) {
            return new Where(
                    unit.id(),
                    unit.number(),
                    unit.name(),
                    unit.site().street(),
                    unit.site().city());
        }
    }

    /**
     * What each field means stands at {@link OpenAlarm}.
     *
     * @param unit null while nobody knows which one it is
     */
    record AlarmShown(
            UUID id,
            String number,
            String state,
            @Nullable Where unit,
            String phone,
            Instant raisedAt,
            int presses,
            Instant pressedAt,
            int overflows,
            ContactRow.@Nullable Named takenBy,
            @Nullable Instant takenAt,
            @Nullable Instant ringsBackAt,
            @Nullable UUID contact,
            OrderCard.@Nullable OrderNumber order,
            String finding,
            @Nullable Instant outAt,
            boolean signalsEnd,
            @Nullable Instant endedAt,
            ContactRow.@Nullable Named endedBy,
            String endReason) {}

    record Line(Instant at, String kind, ContactRow.@Nullable Named by, Map<String, Object> data) {}

    record Whole(AlarmShown alarm, List<Line> timeline) {}

    record Found(@Nullable String finding) {}

    record Override(@Nullable String reason) {}

    record Identified(@Nullable UUID unit) {}

    /** Whatever nobody has taken comes first, and the longest of it. */
    @GetMapping("/open")
    Page<AlarmShown> open() {
        return new Page<>(shown(book.open()), null);
    }

    /** The latest first, over or not. */
    @GetMapping
    Page<AlarmShown> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = book.list(Slice.of(after, limit, null));
        return new Page<>(shown(page.items()), page.next());
    }

    @GetMapping("/{id}")
    Whole one(@PathVariable UUID id) {
        var own = book.timeline(id).stream()
                .map(each -> new Line(each.at(), each.kind(), readers.named(each.by()), each.data()));
        var guided = runs.timeline(id).stream()
                .map(each -> new Line(each.at(), each.kind(), readers.named(each.by()), each.data()));
        var lines = Stream.concat(own, guided)
                .sorted(Comparator.comparing(Line::at))
                .toList();
        return new Whole(shown(List.of(book.get(id))).getFirst(), lines);
    }

    @PostMapping("/{id}/take")
    Whole take(@PathVariable UUID id) {
        return one(alarms.take(id, me()).id());
    }

    @PostMapping("/{id}/send-help")
    Whole sendHelp(@PathVariable UUID id) {
        return one(alarms.sendHelp(id, me()).id());
    }

    @PostMapping("/{id}/everyone-out")
    Whole everyoneOut(@PathVariable UUID id, @RequestBody Found found) {
        return one(alarms.everyoneOut(id, found.finding(), me()).id());
    }

    /** A supervisor answers for it that nobody is inside. */
    @PostMapping("/{id}/override")
    Whole override(@PathVariable UUID id, @RequestBody Override override) {
        return one(alarms.override(id, override.reason(), me()).id());
    }

    @PostMapping("/{id}/unit")
    Whole identify(@PathVariable UUID id, @RequestBody Identified identified) {
        return one(alarms.identify(id, identified.unit(), me()).id());
    }

    private List<AlarmShown> shown(List<OpenAlarm> all) {
        var where = units
                .all(all.stream()
                        .map(OpenAlarm::unit)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(toMap(Unit::id, identity()));
        var helping =
                orders
                        .all(all.stream()
                                .map(OpenAlarm::order)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(toMap(WorkOrder::id, identity()));
        return all.stream()
                .map(each -> shown(
                        each,
                        each.unit() == null ? null : where.get(each.unit()),
                        each.order() == null ? null : helping.get(each.order())))
                .toList();
    }

    private AlarmShown shown(OpenAlarm of, @Nullable Unit unit, @Nullable WorkOrder order) {
        return new AlarmShown(
                of.id(),
                of.number(),
                of.state(),
                unit == null ? null : Where.of(unit),
                of.phone(),
                of.raisedAt(),
                of.presses(),
                of.pressedAt(),
                of.overflows(),
                readers.named(of.takenBy()),
                of.takenAt(),
                of.ringsBackAt(),
                of.contact(),
                order == null ? null : new OrderCard.OrderNumber(order.id(), order.number()),
                of.finding(),
                of.outAt(),
                of.signalsEnd(),
                of.endedAt(),
                readers.named(of.endedBy()),
                of.endReason());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
