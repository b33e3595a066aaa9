package throughline.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule for whose turn it is, in local time: technicians one after the other, each for the same number of days.
 *
 * <p>The hand-over is a time on the wall. In the night in which clocks go forward a daily turn lasts 23 hours, in the other one 25;
 * a hand-over at a time that does not exist that night happens when the clocks have gone forward. Two turns always meet: there is
 * never a gap and never an overlap.
 *
 * @param days length of a turn in days on the calendar, 1 or more
 * @param order technicians in the order in which they take turns, at least one
 */
public record Rota(ZoneId zone, LocalTime handover, int days, List<UUID> order) {
    /** One technician's turn: {@code begins} is inside, {@code ends} is not. */
    public record Share(UUID technician, @Nullable UUID backup, Instant begins, Instant ends) {}

    public Rota {
        if (days < 1 || order.isEmpty()) {
            throw new IllegalArgumentException(
                    "A rota needs a technician and turns of at least a day (%d days, %d technicians)."
                            .formatted(days, order.size()));
        }
        order = List.copyOf(order);
    }

    /**
     * The turns whose first day is from {@code first} to before {@code until}. Who comes next is the back-up; a technician alone has none.
     */
    public List<Share> turns(LocalDate first, LocalDate until) {
        var turns = new ArrayList<Share>();
        int position = 0;
        for (var day = first; day.isBefore(until); day = day.plusDays(days)) {
            var backup = order.size() == 1 ? null : order.get((position + 1) % order.size());
            turns.add(new Share(
                    order.get(position % order.size()), backup, handoverOn(day), handoverOn(day.plusDays(days))));
            position++;
        }
        return turns;
    }

    private Instant handoverOn(LocalDate day) {
        return day.atTime(handover).atZone(zone).toInstant();
    }
}
