package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a missing report is asked for: at these times on the clocks of the place, never in a night unless people were trapped.
 *
 * @param anyHour people were trapped, so it is asked for around the clock
 * @param leadAfter so many reminders, and whoever leads the team is told
 */
record Reminding(List<LocalTime> times, ZoneId zone, boolean anyHour, int leadAfter) {
    static final Duration WHILE_TRAPPED = Duration.ofHours(2);

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    boolean mayAsk(Instant now) {
        return anyHour || isByDay(now.atZone(zone).toLocalTime());
    }

    static boolean isByDay(LocalTime time) {
        return !time.isBefore(MORNING) && time.isBefore(EVENING);
    }

    /** A time that a night skips comes when the clocks go forward, one that it has twice the first time. */
    Instant next(Instant now) {
        if (anyHour) {
            return now.plus(WHILE_TRAPPED);
        }
        var today = now.atZone(zone).toLocalDate();
        return List.of(today, today.plusDays(1)).stream()
                .flatMap(day ->
                        times.stream().map(time -> day.atTime(time).atZone(zone).toInstant()))
                .filter(at -> at.isAfter(now) && mayAsk(at))
                .min(Instant::compareTo)
                .orElseGet(() -> today.plusDays(1).atTime(MORNING).atZone(zone).toInstant());
    }
}
