package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.TestCall;
import throughline.alarm.TestCalls;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Which alarm devices did not call in time, or said that something is wrong with them. */
@RestController
@RequestMapping("/api/test-calls")
class TestCallEndpoints {
    private final TestCalls calls;
    private final Units units;

    TestCallEndpoints(TestCalls calls, Units units) {
        this.calls = calls;
        this.units = units;
    }

    /** What each field means stands at {@link TestCall}. */
    record TestCallShown(
            UUID id,
            AlarmEndpoints.@Nullable Where unit,
            int everyHours,
            @Nullable Instant goodAt,
            Instant dueAt,
            String state,
            Instant since) {}

    /** What came last first. */
    @GetMapping
    Page<TestCallShown> wrong(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = calls.wrong(Slice.of(after, limit, null));
        var where = units.all(page.items().stream().map(TestCall::unit).toList()).stream()
                .collect(toMap(Unit::id, identity()));
        return new Page<>(
                page.items().stream()
                        .map(each -> shown(each, where.get(each.unit())))
                        .toList(),
                page.next());
    }

    /** How many devices stand how: never, ok, late or failed. */
    @GetMapping("/counts")
    Map<String, Integer> counts() {
        return calls.counts();
    }

    private static TestCallShown shown(TestCall of, @Nullable Unit unit) {
        return new TestCallShown(
                of.unit(),
                unit == null ? null : AlarmEndpoints.Where.of(unit),
                of.everyHours(),
                of.goodAt(),
                of.dueAt(),
                of.state(),
                of.since());
    }
}
