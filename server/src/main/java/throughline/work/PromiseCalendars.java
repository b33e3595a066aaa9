package throughline.work;

import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.HolidayCalendar.Holiday;
import throughline.customer.HolidayCalendars;

/**
 * Finds the calendar that counts at a place: the days that people have entered, and for a year of a country in which nobody has entered
 * any, those of its laws.
 */
@Component
class PromiseCalendars {
    private final HolidayCalendars calendars;

    PromiseCalendars(HolidayCalendars calendars) {
        this.calendars = calendars;
    }

    /** @param calendar of the agreement; null for that of the country */
    PromiseCalendar of(String zone, String country, @Nullable UUID calendar) {
        return new PromiseCalendar(ZoneId.of(zone), holidays(country, calendar));
    }

    private Holidays holidays(String country, @Nullable UUID calendar) {
        var entered = calendars.counting(calendar, country);
        if (entered == null) {
            return Holidays.of(country);
        }
        var days = entered.days().stream().map(Holiday::day).collect(Collectors.toSet());
        return entered.country() == null ? Holidays.of(days) : Holidays.of(days, Holidays.of(entered.country()));
    }
}
