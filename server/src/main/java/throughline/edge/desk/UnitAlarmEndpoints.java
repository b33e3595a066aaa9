package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.DeviceFault;
import throughline.alarm.Faults;
import throughline.alarm.Misuse;
import throughline.alarm.OnTest;
import throughline.alarm.OnTestForm;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** The alarm of one unit beside its record: whether it is on test, misuse, and what devices say of their own trouble. */
@RestController
@RequestMapping("/api")
class UnitAlarmEndpoints {
    private final OnTest tests;
    private final Misuse misuse;
    private final Faults faults;
    private final Units units;
    private final Sites sites;
    private final Customers customers;
    private final OrderBook orders;
    private final Readers readers;
    private final People people;

    UnitAlarmEndpoints(
            OnTest tests,
            Misuse misuse,
            Faults faults,
            Units units,
            Sites sites,
            Customers customers,
            OrderBook orders,
            Readers readers,
            People people) {
        this.tests = tests;
        this.misuse = misuse;
        this.faults = faults;
        this.units = units;
        this.sites = sites;
        this.customers = customers;
        this.orders = orders;
        this.readers = readers;
        this.people = people;
    }

    record Tested(
            AlarmEndpoints.@Nullable Where unit,
            Instant since,
            Instant until,
            String reason,
            ContactRow.@Nullable Named by) {}

    /**
     * @param onTest null when it is not
     * @param misuse alarms for fun or by mistake within 12 months
     * @param misuseOfCustomer the same at all lifts of its customer
     */
    record OfUnit(@Nullable Tested onTest, int misuse, int misuseOfCustomer) {}

    record Press(
            UUID id,
            AlarmEndpoints.@Nullable Where unit,
            Instant at,
            @Nullable UUID alarm) {}

    record Became(UUID alarm) {}

    /** What each field means stands at {@link DeviceFault}. */
    record FaultShown(
            UUID id,
            String wire,
            String ident,
            AlarmEndpoints.@Nullable Where unit,
            String what,
            String code,
            String words,
            Instant raisedAt,
            Instant lastAt,
            int times,
            @Nullable Instant orderAt,
            OrderCard.@Nullable OrderNumber order,
            String stuckWhy) {}

    @GetMapping("/units/{id}/alarm-facts")
    OfUnit ofUnit(@PathVariable UUID id) {
        var unit = units.get(id);
        var customer = sites.get(unit.site().id()).customer();
        var test = tests.of(List.of(id)).stream().findFirst();
        return new OfUnit(
                test.map(each -> tested(each, unit)).orElse(null),
                misuse.lately(List.of(id)),
                misuse.lately(units.idsOfCustomer(customers.records(customer))));
    }

    /** Somebody works there and presses on purpose; the answer is until when. */
    @PostMapping("/units/{id}/on-test")
    @ResponseStatus(HttpStatus.CREATED)
    Tested begin(@PathVariable UUID id, @RequestBody OnTestForm form) {
        return tested(tests.begin(id, form, me()), units.get(id));
    }

    @DeleteMapping("/units/{id}/on-test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id) {
        tests.end(id, me());
    }

    /** Lifts that are on test now. */
    @GetMapping("/on-test")
    Page<Tested> onTest() {
        var found = tests.now();
        var where = units(found.stream().map(OnTest.Tested::unit).toList());
        return new Page<>(
                found.stream().map(each -> tested(each, where.get(each.unit()))).toList(), null);
    }

    /** Presses that were kept as part of a test, the latest first. */
    @GetMapping("/on-test/presses")
    Page<Press> presses(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = tests.presses(Slice.of(after, limit, null));
        var where = units(page.items().stream().map(OnTest.QuietPress::unit).toList());
        return new Page<>(
                page.items().stream()
                        .map(each -> new Press(each.id(), of(where.get(each.unit())), each.at(), each.alarm()))
                        .toList(),
                page.next());
    }

    /** Its last press is none of the test: an alarm like any other. */
    @PostMapping("/units/{id}/on-test/alarm")
    @ResponseStatus(HttpStatus.CREATED)
    Became isReal(@PathVariable UUID id) {
        return new Became(tests.isReal(id, me()));
    }

    /** What devices say of their own trouble, as long as it stands; what was said last comes first. */
    @GetMapping("/device-faults")
    Page<FaultShown> faults(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = faults.open(Slice.of(after, limit, null));
        var where = units(page.items().stream()
                .map(DeviceFault::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var standing = orders
                .all(page.items().stream()
                        .map(DeviceFault::order)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(toMap(WorkOrder::id, order -> new OrderCard.OrderNumber(order.id(), order.number())));
        return new Page<>(
                page.items().stream()
                        .map(each -> new FaultShown(
                                each.id(),
                                each.wire(),
                                each.ident(),
                                each.unit() == null ? null : of(where.get(each.unit())),
                                each.what(),
                                each.code(),
                                each.words(),
                                each.raisedAt(),
                                each.lastAt(),
                                each.times(),
                                each.orderAt(),
                                each.order() == null ? null : standing.get(each.order()),
                                each.stuckWhy()))
                        .toList(),
                page.next());
    }

    private Map<UUID, Unit> units(List<UUID> of) {
        return units.all(of).stream().collect(toMap(Unit::id, identity()));
    }

    private Tested tested(OnTest.Tested test, @Nullable Unit unit) {
        return new Tested(of(unit), test.since(), test.until(), test.reason(), readers.named(test.by()));
    }

    private static AlarmEndpoints.@Nullable Where of(@Nullable Unit unit) {
        return unit == null ? null : AlarmEndpoints.Where.of(unit);
    }

    private UUID me() {
        return people.current().person().value();
    }
}
