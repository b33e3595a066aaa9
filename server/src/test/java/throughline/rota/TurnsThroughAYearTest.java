package throughline.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.rota.Rotation.Moment;

/** Any rules, through a year with both nights in which the clocks change; the failing seed is in the message. */
class TurnsThroughAYearTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int RULES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Tallinn", "Europe/Stockholm", "Asia/Taipei", "Australia/Lord_Howe"})
    void neverTwoAtOnceNeverAnUnannouncedGapAndHandedOverAtTheLocalTime(String place) {
        var wall = new Wall(ZoneId.of(place));
        for (long seed = 0; seed < RULES; seed++) {
            var dice = new SplittableRandom(seed);
            var rules = rules(dice);
            var handovers = handovers(rules);
            var from = wall.at(FIRST, LocalTime.NOON);
            var until = wall.at(FIRST.plusYears(1), LocalTime.NOON);
            var schedule = Schedule.of(rules, wall, List.of(), List.of(), from, until);
            for (int rank : List.of(1, 2)) {
                meet(schedule, rank, from, until, "%s, seed %d, rank %d".formatted(place, seed, rank));
            }
            for (var share : schedule.shares()) {
                assertThat(isHandover(share.from(), wall, handovers)
                                || share.from().equals(from))
                        .as(
                                "%s, seed %d: %s is handed over at %s",
                                place, seed, share, share.from().atZone(wall.zone()))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Tallinn", "Europe/Stockholm", "Asia/Taipei", "Australia/Lord_Howe"})
    void aYearIsTheSameInPieces(String place) {
        var wall = new Wall(ZoneId.of(place));
        for (long seed = 0; seed < RULES; seed++) {
            var rules = rules(new SplittableRandom(seed));
            var from = wall.at(FIRST, LocalTime.NOON);
            var middle = wall.at(FIRST.plusDays(83), LocalTime.of(3, 0));
            var until = wall.at(FIRST.plusDays(120), LocalTime.NOON);
            var whole = Schedule.of(rules, wall, List.of(), List.of(), from, until);
            var pieces = new ArrayList<>(
                    Schedule.of(rules, wall, List.of(), List.of(), from, middle).shares());
            pieces.addAll(Schedule.of(rules, wall, List.of(), List.of(), middle, until)
                    .shares());
            assertThat(Set.copyOf(Reckoning.shifts(pieces)))
                    .as("%s, seed %d", place, seed)
                    .isEqualTo(Set.copyOf(Reckoning.shifts(whole.shares())));
        }
    }

    /** At every instant of the year either one technician or an announced gap, of the first rank; of the second never two. */
    private static void meet(Schedule schedule, int rank, Instant from, Instant until, String where) {
        var spans = new ArrayList<Hours.Span>();
        schedule.shares().stream()
                .filter(share -> share.rank() == rank)
                .forEach(share -> spans.add(new Hours.Span(share.from(), share.to())));
        schedule.gaps().stream()
                .filter(gap -> gap.rank() == rank)
                .forEach(gap -> spans.add(new Hours.Span(gap.from(), gap.to())));
        spans.sort(Comparator.comparing(Hours.Span::from));
        var at = from;
        for (var span : spans) {
            assertThat(span.from()).as("overlap, %s", where).isAfterOrEqualTo(at);
            if (rank == 1) {
                assertThat(span.from()).as("silent gap, %s", where).isEqualTo(at);
            }
            at = span.to();
        }
        if (rank == 1) {
            assertThat(at).as(where).isEqualTo(until);
        }
    }

    /** Told by the clocks of the place alone: just then they show that time, or they went over it. */
    private static boolean isHandover(Instant at, Wall wall, Set<LocalTime> handovers) {
        var shows = at.atZone(wall.zone()).toLocalTime();
        var before = at.minusNanos(1).atZone(wall.zone()).toLocalTime();
        return handovers.stream().anyMatch(time -> time.equals(shows) || time.isAfter(before) && time.isBefore(shows));
    }

    private static Set<LocalTime> handovers(Rules rules) {
        var times = rules.layers().stream()
                .flatMap(layer -> layer.rotation().moments().isEmpty()
                        ? List.of(layer.rotation().handover()).stream()
                        : layer.rotation().moments().stream().map(Moment::at))
                .collect(Collectors.toSet());
        rules.layers()
                .forEach(layer -> layer.hours().forEach(hours -> {
                    times.add(hours.begins());
                    times.add(hours.ends());
                }));
        return times;
    }

    private static Rules rules(SplittableRandom dice) {
        var layers = new ArrayList<Layer>();
        layers.add(layer(dice, 1, false));
        for (int i = dice.nextInt(3); i > 0; i--) {
            layers.add(layer(dice, 1 + dice.nextInt(2), dice.nextBoolean()));
        }
        return new Rules(layers, List.of());
    }

    private static Layer layer(SplittableRandom dice, int rank, boolean always) {
        var order = IntStream.rangeClosed(1, 1 + dice.nextInt(5))
                .mapToObj(i -> new UUID(rank, i))
                .toList();
        var moments = dice.nextBoolean()
                ? List.<Moment>of()
                : IntStream.rangeClosed(0, dice.nextInt(3))
                        .mapToObj(_ -> new Moment(DayOfWeek.of(1 + dice.nextInt(7)), time(dice)))
                        .toList();
        var rotation = new Rotation(FIRST.minusDays(dice.nextInt(40)), time(dice), 1 + dice.nextInt(9), moments, order);
        var days = Arrays.stream(DayOfWeek.values())
                .filter(_ -> dice.nextInt(3) > 0)
                .collect(Collectors.toSet());
        var hours = always || days.isEmpty() || dice.nextBoolean()
                ? List.<Hours>of()
                : List.of(new Hours(days, time(dice), time(dice)));
        return new Layer("Layer", rank, rotation, hours, dice.nextBoolean());
    }

    /** Often in the hours in which clocks change. */
    private static LocalTime time(SplittableRandom dice) {
        return LocalTime.of(dice.nextBoolean() ? 1 + dice.nextInt(4) : dice.nextInt(24), 15 * dice.nextInt(4));
    }
}
