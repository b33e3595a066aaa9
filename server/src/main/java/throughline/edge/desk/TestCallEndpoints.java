package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.MissedTest;
import throughline.alarm.MissedTests;
import throughline.alarm.TestCall;
import throughline.alarm.TestCalls;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** Which alarm devices did not call in time, or said that something is wrong with them. */
@RestController
@RequestMapping("/api/test-calls")
class TestCallEndpoints {
    private final TestCalls calls;
    private final MissedTests missed;
    private final OrderBook orders;
    private final Units units;

    TestCallEndpoints(TestCalls calls, MissedTests missed, OrderBook orders, Units units) {
        this.calls = calls;
        this.missed = missed;
        this.orders = orders;
        this.units = units;
    }

    /** What each field means stands at {@link MissedTest}. */
    record MissedShown(
            String state,
            String answer,
            int tries,
            @Nullable Instant rungAt,
            @Nullable Instant nextAt,
            OrderCard.@Nullable OrderNumber order,
            String stuckWhy) {}

    /**
     * What each field means stands at {@link TestCall}.
     *
     * @param missed what follows from it; null where nothing does
     */
    record TestCallShown(
            UUID id,
            AlarmEndpoints.@Nullable Where unit,
            int everyHours,
            @Nullable Instant goodAt,
            Instant dueAt,
            String state,
            Instant since,
            @Nullable MissedShown missed) {}

    /** What came last first. */
    @GetMapping
    Page<TestCallShown> wrong(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = calls.wrong(Slice.of(after, limit, null));
        var of = page.items().stream().map(TestCall::unit).toList();
        var where = units.all(of).stream().collect(toMap(Unit::id, identity()));
        var follows = missed(of);
        return new Page<>(
                page.items().stream()
                        .map(each -> shown(each, where.get(each.unit()), follows.get(each.unit())))
                        .toList(),
                page.next());
    }

    private Map<UUID, MissedShown> missed(List<UUID> of) {
        var found = missed.of(of);
        var standing = orders
                .all(found.stream()
                        .map(MissedTest::order)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(toMap(WorkOrder::id, order -> new OrderCard.OrderNumber(order.id(), order.number())));
        return found.stream()
                .collect(toMap(
                        MissedTest::unit,
                        each -> new MissedShown(
                                each.state(),
                                each.answer(),
                                each.tries(),
                                each.rungAt(),
                                each.nextAt(),
                                each.order() == null ? null : standing.get(each.order()),
                                each.stuckWhy())));
    }

    /** How many devices stand how: never, ok, late or failed. */
    @GetMapping("/counts")
    Map<String, Integer> counts() {
        return calls.counts();
    }

    private static TestCallShown shown(TestCall of, @Nullable Unit unit, @Nullable MissedShown missed) {
        return new TestCallShown(
                of.unit(),
                unit == null ? null : AlarmEndpoints.Where.of(unit),
                of.everyHours(),
                of.goodAt(),
                of.dueAt(),
                of.state(),
                of.since(),
                missed);
    }
}
