package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.customer.Clause;
import throughline.work.PromiseHistory.Step;
import throughline.work.PromiseReading.Met;

/** What holds for every promise on earth. A seed that fails is in the test's name and makes the same world again. */
class PromiseClockWorldsTest {
    static LongStream seeds() {
        return LongStream.range(0, 1_200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theClockAgreesWithAPencil(long seed) {
        var world = PromiseWorlds.of(seed);
        for (var now : instants(world, seed, 3)) {
            var reading = read(world, now);
            var pencil = new PromiseByTheMinute(world).until(now);
            var ends = new PromiseByTheMinute(world).ends(now);
            var until = ends == null ? now : ends;
            assertThat(reading.startedAt()).isEqualTo(pencil.begins());
            assertThat(reading.dueAt()).as("due, read at %s", now).isEqualTo(pencil.due());
            assertThat(reading.paused()).as("paused, read at %s", now).isEqualTo(Duration.ofMinutes(pencil.paused()));
            if (pencil.due() == null) {
                assertThat(reading.met()).isEqualTo(Met.NONE);
                continue;
            }
            assertThat(reading.met() == Met.MISSED).isEqualTo(until.isAfter(pencil.due()));
            assertThat(reading.met() == Met.RUNNING).isEqualTo(ends == null && !now.isAfter(pencil.due()));
            if (!until.isAfter(pencil.due())) {
                long used = pencil.marked().stream()
                        .filter(minute -> minute.isBefore(until))
                        .count();
                assertThat(reading.usedShare())
                        .isEqualTo((double) used / pencil.marked().size());
            }
            var wall = new PromiseByTheMinute(world);
            boolean open = wall.open(reading.kind(), now);
            assertThat(reading.runningNow()).isEqualTo(ends == null && open && !wall.onHold(now));
            assertThat(reading.opensAt() == null).isEqualTo(ends != null || open);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timeOnlyGoesForward(long seed) {
        var world = PromiseWorlds.of(seed);
        PromiseReading before = null;
        for (var now : instants(world, seed, 40)) {
            var reading = read(world, now);
            if (before != null && before.dueAt() != null && before.kind() == reading.kind()) {
                assertThat(reading.dueAt()).isAfterOrEqualTo(before.dueAt());
                assertThat(reading.paused()).isGreaterThanOrEqualTo(before.paused());
                assertThat(reading.usedShare()).isGreaterThanOrEqualTo(before.usedShare());
                if (before.met() != Met.RUNNING) {
                    assertThat(reading.met()).isEqualTo(before.met());
                }
            }
            before = reading;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itIsDueInsideTheHoursAndNeverEarlierForAHold(long seed) {
        var world = PromiseWorlds.of(seed);
        var withoutHolds = new PromiseWorlds(
                world.terms(),
                world.calendar(),
                new PromiseHistory(
                        world.history().urgency(),
                        world.history().steps().stream()
                                .filter(step -> !(step instanceof Step.Held))
                                .toList()),
                world.called());
        for (var now : instants(world, seed, 10)) {
            var reading = read(world, now);
            if (reading.dueAt() instanceof Instant due && reading.startedAt() instanceof Instant started) {
                var open = new OpenTime(world.terms().term(reading.kind()).hours(), world.calendar());
                assertThat(due).isAfter(open.opening(started));
                assertThat(open.opening(due.minusSeconds(1)))
                        .as("the second before")
                        .isEqualTo(due.minusSeconds(1));
                assertThat(read(withoutHolds, now).dueAt()).isBeforeOrEqualTo(due);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHoldMovesItByExactlyItsOwnOpenMinutes(long seed) {
        var chance = new Random(seed);
        var some = PromiseWorlds.of(seed);
        var terms = countedFromTheCall(some.terms());
        var kind = PromiseKind.of(3 + chance.nextInt(6));
        var called = PromiseHistory.of(urgencyOf(kind)).called(some.called());
        var later = some.called().plus(Duration.ofDays(100));
        var due = PromiseClock.read(called, terms, some.calendar(), later).dueAt();
        var from = some.called()
                .plus(Duration.ofMinutes(
                        chance.nextLong(Duration.between(some.called(), due).toMinutes())));
        var to = from.plus(Duration.ofMinutes(1 + chance.nextInt(3_000)));
        var held = called.held(from, HoldReason.CUSTOMER).resumed(to);
        var moved = PromiseClock.read(held, terms, some.calendar(), later);
        assertThat(openMinutes(some, kind, due, moved.dueAt())).isEqualTo(openMinutes(some, kind, from, to));
        assertThat(moved.paused().toMinutes()).isEqualTo(openMinutes(some, kind, from, to));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aChangeOfUrgencyThatIsTakenBackLosesNoPause(long seed) {
        var chance = new Random(seed);
        var world = PromiseWorlds.of(seed);
        for (var now : instants(world, seed, 5)) {
            int urgency = new PromiseByTheMinute(world).urgency(now);
            var there = new ArrayList<>(world.history().steps());
            there.add(new Step.Urgency(now, 3 + chance.nextInt(6)));
            there.add(new Step.Urgency(now, urgency));
            var changed = new PromiseWorlds(
                    world.terms(),
                    world.calendar(),
                    new PromiseHistory(world.history().urgency(), there),
                    world.called());
            assertThat(read(changed, now)).isEqualTo(read(world, now));
        }
    }

    private static PromiseReading read(PromiseWorlds world, Instant now) {
        return PromiseClock.read(world.history(), world.terms(), world.calendar(), now);
    }

    /** In order, on whole minutes: some at which something happens, some in between, some long after. */
    private static List<Instant> instants(PromiseWorlds world, long seed, int many) {
        var chance = new Random(seed + 1);
        var instants = new ArrayList<Instant>();
        for (int i = 0; i < many; i++) {
            instants.add(
                    chance.nextInt(3) == 0
                            ? PromiseWorlds.one(chance, world.history().steps()).at()
                            : world.called().plus(Duration.ofMinutes(chance.nextInt(i % 3 == 0 ? 20_000 : 3_000))));
        }
        return instants.stream().sorted().toList();
    }

    /** The same hours; every level has a time, is counted from the call to the arrival, and waits for the customer. */
    private static PromiseTerms countedFromTheCall(PromiseTerms terms) {
        UnaryOperator<PromiseTerms.Term> plain = term -> new PromiseTerms.Term(
                term.hours(),
                term.allowed() == null ? Duration.ofMinutes(20) : term.allowed(),
                Clause.Starts.CALL_IN,
                Clause.Stops.ARRIVAL,
                PromiseTerms.NOT_OURS);
        return new PromiseTerms(
                terms.basis(),
                plain.apply(terms.atOnce()),
                plain.apply(terms.within()),
                plain.apply(terms.workingHours()),
                plain.apply(terms.planned()));
    }

    private static int urgencyOf(PromiseKind kind) {
        return switch (kind) {
            case AT_ONCE -> 2;
            case WITHIN -> 4;
            case WORKING_HOURS -> 6;
            case PLANNED -> 8;
        };
    }

    private static long openMinutes(PromiseWorlds world, PromiseKind kind, Instant from, Instant to) {
        var wall = new PromiseByTheMinute(world);
        long open = 0;
        for (var minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
            open += wall.open(kind, minute) ? 1 : 0;
        }
        return open;
    }
}
