package throughline.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Technicians one after the other, handed over at times on the wall: every so many days, or at moments of the week.
 *
 * <p>Two turns always meet. One through the night in which clocks go forward lasts an hour less on the clock, the other an hour more.
 *
 * @param start the day of the first hand-over; nobody before it
 * @param handover of every turn of so many days
 * @param days 1 is daily, 7 weekly; means nothing where there are moments
 * @param moments the hand-overs of a week, such as Monday at 8 and Friday at 16
 * @param people in the order in which they take turns
 */
public record Rotation(LocalDate start, LocalTime handover, int days, List<Moment> moments, List<UUID> people) {
    private static final Comparator<Moment> IN_THE_WEEK =
            Comparator.comparing(Moment::day).thenComparing(Moment::at);

    /** A time of the week on the wall. */
    public record Moment(DayOfWeek day, LocalTime at) {}

    /** @param place whose turn it is in the order */
    record Stretch(Instant from, Instant to, int place) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    public Rotation {
        moments = moments.stream().sorted(IN_THE_WEEK).distinct().toList();
        people = List.copyOf(people);
    }

    /** The turns that touch the time, the earliest first; each begins when the one before it ends. */
    List<Stretch> stretches(Wall wall, Instant from, Instant until) {
        if (people.isEmpty()) {
            return List.of();
        }
        var stretches = new ArrayList<Stretch>();
        for (long turn = before(wall.day(from)); ; turn++) {
            var begins = begins(wall, turn);
            if (!begins.isBefore(until)) {
                return stretches;
            }
            var ends = begins(wall, turn + 1);
            if (ends.isAfter(from) && ends.isAfter(begins)) {
                stretches.add(new Stretch(begins, ends, (int) (turn % people.size())));
            }
        }
    }

    /** A turn that has begun on that day at the latest, or the first one. */
    private long before(LocalDate day) {
        long passed = ChronoUnit.DAYS.between(start, day.minusDays(1));
        if (moments.isEmpty()) {
            return Math.max(0, Math.floorDiv(passed, days));
        }
        return Math.max(0, Math.floorDiv(passed, 7) * moments.size() - moments.size());
    }

    private Instant begins(Wall wall, long turn) {
        if (moments.isEmpty()) {
            return wall.at(start.plusDays(turn * days), handover);
        }
        var week = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long skipped = moments.stream()
                .filter(each -> each.day().compareTo(start.getDayOfWeek()) < 0)
                .count();
        long number = turn + skipped;
        var moment = moments.get((int) (number % moments.size()));
        return wall.at(
                week.plusWeeks(number / moments.size()).plusDays(moment.day().getValue() - 1L), moment.at());
    }
}
