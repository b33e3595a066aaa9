package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.testing.SomeRooms;

/** The calendars that come along say what the laws of their countries say, and later years go on by the laws. */
class TheDaysOffThatComeAlongTest {
    private static final SomeRooms ROOMS =
            SomeRooms.of(Instant.parse("2026-11-27T10:00:00Z"), "customer", "asset", "work");
    private static final PromiseCalendars CALENDARS = ROOMS.door(PromiseCalendars.class);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SE", "EE", "TW", "GB"})
    void asTheLawsSay(String country) {
        var entered = CALENDARS.of("UTC", country, null).holidays();
        for (int year = 2026; year <= 2029; year++) {
            assertThat(weekdaysOff(entered, year))
                    .as("%s %d", country, year)
                    .isEqualTo(weekdaysOff(Holidays.of(country), year))
                    .hasSizeGreaterThan(5);
        }
    }

    private static List<LocalDate> weekdaysOff(Holidays holidays, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(Year.of(year).atDay(1).plusYears(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(holidays::on)
                .toList();
    }
}
