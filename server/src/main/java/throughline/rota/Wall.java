package throughline.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The clocks of a place.
 *
 * <p>A time that a night skips happens at the moment in which the clocks go forward; one that a night has twice, the first time. So a later
 * time on the wall is never an earlier instant, and hours that meet on the wall meet in every night.
 */
record Wall(ZoneId zone) {
    Instant at(LocalDate day, LocalTime time) {
        var local = day.atTime(time);
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
