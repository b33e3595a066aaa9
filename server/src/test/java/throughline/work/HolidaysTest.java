package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The days on which nobody works, as the countries' own calendars print them. */
class HolidaysTest {
    @Test
    void sweden() {
        assertThat(weekdaysOff(Holidays.of("SE"), 2026))
                .isEqualTo(days(2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31"));
    }

    @Test
    void estonia() {
        assertThat(weekdaysOff(Holidays.of("EE"), 2026))
                .isEqualTo(days(2026, "01-01 02-24 04-03 05-01 06-23 06-24 08-20 12-24 12-25"));
    }

    @Test
    void finland() {
        assertThat(weekdaysOff(Holidays.of("fi"), 2026))
                .isEqualTo(days(2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25"));
    }

    @Test
    void englandAndScotlandDiffer() {
        assertThat(weekdaysOff(Holidays.of("GB"), 2026))
                .isEqualTo(days(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"));
        assertThat(Holidays.of("GB", "SCT").on(LocalDate.of(2026, 4, 6))).isFalse();
        assertThat(Holidays.of("GB", "SCT").on(LocalDate.of(2026, 8, 3))).isTrue();
    }

    @Test
    void taiwanAsItsOfficeCalendarOf2026() {
        assertThat(weekdaysOff(Holidays.of("TW"), 2026))
                .isEqualTo(
                        days(
                                2026,
                                "01-01 02-16 02-17 02-18 02-19 02-20 02-27 04-03 04-06 05-01 06-19 09-25 09-28 10-09 10-26 12-25"));
    }

    @Test
    void taiwansRuleGoesOnIntoTheNextYear() {
        assertThat(weekdaysOff(Holidays.of("TW"), 2027))
                .isEqualTo(
                        days(
                                2027,
                                "01-01 02-04 02-05 02-08 02-09 02-10 03-01 04-05 04-06 04-30 06-09 09-15 09-28 10-11 10-25 12-24 12-31"));
        assertThat(Holidays.of("TW").on(LocalDate.of(2028, 4, 3)))
                .as("Children's Day is Tomb Sweeping, so the day before is off too")
                .isTrue();
    }

    @Test
    void aCountryThatNobodyKnowsHasNone() {
        assertThat(weekdaysOff(Holidays.of("ZZ"), 2026)).isEmpty();
    }

    private static List<LocalDate> weekdaysOff(Holidays holidays, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && holidays.on(day))
                .toList();
    }

    private static List<LocalDate> days(int year, String days) {
        return Arrays.stream(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
    }
}
