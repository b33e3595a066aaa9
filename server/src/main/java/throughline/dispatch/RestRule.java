package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How long technicians rest: between two duties, and after a callout in a night.
 *
 * @param hours 11 by the working time directive (2003/88/EC)
 */
public record RestRule(int hours, LocalTime nightBegins, LocalTime nightEnds, int version) {
    public Duration rest() {
        return Duration.ofHours(hours);
    }

    /** Whether any of the time is in a night of that place. */
    boolean touchesNight(Instant from, Instant to, ZoneId zone) {
        var last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            var begins = day.atTime(nightBegins).atZone(zone).toInstant();
            var morning = nightEnds.isAfter(nightBegins) ? day : day.plusDays(1);
            var ends = morning.atTime(nightEnds).atZone(zone).toInstant();
            if (from.isBefore(ends) && to.isAfter(begins)) {
                return true;
            }
        }
        return false;
    }
}
