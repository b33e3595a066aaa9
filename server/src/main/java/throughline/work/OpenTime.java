package throughline.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import throughline.customer.ServiceHours;

/**
 * Service hours on the calendar of a place: what lies between two local opening times is counted in real seconds.
 *
 * <p>A time on the wall that comes twice, when clocks go back, means the first; one that never comes means the instant at which clocks
 * go forward. So windows that meet on paper meet in every night. Walks day by day and never further than asked.
 */
record OpenTime(ServiceHours hours, PromiseCalendar calendar) {
    /** {@code from} is inside, {@code to} is not. */
    record Span(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private static final int MOST_DAYS = PromiseTerms.MOST_YEARS * 366 + 366;

    /** How much of the time between these two counts; nothing when the second is not later. */
    Duration between(Instant from, Instant to) {
        var counted = Duration.ZERO;
        if (!from.isBefore(to)) {
            return counted;
        }
        if (hours.equals(ServiceHours.ALWAYS)) {
            return Duration.between(from, to);
        }
        var last = dayOf(to);
        for (var day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (var window : on(day)) {
                var cut = new Span(later(window.from(), from), sooner(window.to(), to));
                if (cut.from().isBefore(cut.to())) {
                    counted = counted.plus(cut.length());
                }
            }
        }
        return counted;
    }

    /** The earliest instant until which so much has counted. */
    Instant after(Instant from, Duration counted) {
        if (hours.equals(ServiceHours.ALWAYS)) {
            return from.plus(counted);
        }
        var left = counted;
        var first = dayOf(from);
        for (int ahead = 0; ahead < MOST_DAYS; ahead++) {
            for (var window : on(first.plusDays(ahead))) {
                var begins = later(window.from(), from);
                var length = Duration.between(begins, window.to());
                if (length.compareTo(left) >= 0) {
                    return begins.plus(left);
                }
                left = length.isNegative() ? left : left.minus(length);
            }
        }
        throw new IllegalStateException("%s of the hours %s do not fit into %d days. Maybe every day is a holiday."
                .formatted(counted, hours, MOST_DAYS));
    }

    /** This instant when it counts, else the next one that does. */
    Instant opening(Instant from) {
        return after(from, Duration.ofNanos(1)).minusNanos(1);
    }

    private List<Span> on(LocalDate day) {
        var windows = hours.on(day.getDayOfWeek());
        if (windows.isEmpty() || (!hours.holidays() && calendar.holidays().on(day))) {
            return List.of();
        }
        var spans = new ArrayList<Span>(windows.size());
        for (var window : windows) {
            var ends = window.toTheEnd() ? day.plusDays(1).atStartOfDay() : day.atTime(window.to());
            spans.add(new Span(instant(day.atTime(window.from())), instant(ends)));
        }
        return spans;
    }

    private Instant instant(LocalDateTime wall) {
        var change = calendar.zone().getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(wall, calendar.zone()).toInstant();
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
