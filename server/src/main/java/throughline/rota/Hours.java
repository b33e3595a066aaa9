package throughline.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Hours of a week on the wall, such as every night from 20:00 to 08:00.
 *
 * @param days on which they begin
 * @param ends not after the beginning: on the next day, so that equal times are a whole day
 */
public record Hours(Set<DayOfWeek> days, LocalTime begins, LocalTime ends) {
    /** From one instant to another; the end is not inside. */
    record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    public Hours {
        days = Set.copyOf(days);
    }

    /** Every span of these hours that touches the time, the earliest first; none is empty. */
    List<Span> spans(Wall wall, Instant from, Instant until) {
        var spans = new ArrayList<Span>();
        var last = wall.day(until);
        for (var day = wall.day(from).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                var span = new Span(wall.at(day, begins), wall.at(ends.isAfter(begins) ? day : day.plusDays(1), ends));
                if (span.from().isBefore(span.to())
                        && span.from().isBefore(until)
                        && span.to().isAfter(from)) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }
}
