package throughline.work;

import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static throughline.work.PromiseReading.Met.RUNNING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.ServiceHours;

/** When a promise is due: hours, days off, and the nights in which clocks change. */
class PromiseClockTest extends PromiseByHand {
    @Test
    void anUrgentFaultAfterHalfPastThreeOnFridayIsDueOnMondayMorning() {
        var called = PromiseHistory.of(URGENT).called(at("2026-06-12T15:30"));
        assertThat(due(called)).isEqualTo(at("2026-06-15T11:30"));
    }

    @Test
    void whoeverRingsAtMidnightIsCountedFromTheOpening() {
        var reading = read(PromiseHistory.of(URGENT).called(at("2026-06-10T00:00")), at("2026-06-10T00:00"));
        assertThat(reading.opensAt()).isEqualTo(at("2026-06-10T08:00"));
        assertThat(reading.dueAt()).isEqualTo(at("2026-06-10T12:00"));
        assertThat(reading.runningNow()).isFalse();
        assertThat(reading.met()).isEqualTo(RUNNING);
    }

    @Test
    void aCallAtTheClosingMinuteCountsFromTheNextMorning() {
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T16:00"))))
                .isEqualTo(at("2026-06-11T12:00"));
    }

    @Test
    void whatFitsExactlyIsDueAtTheClosingAndNotTheNextMorning() {
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T12:00"))))
                .isEqualTo(at("2026-06-10T16:00"));
    }

    @Test
    void aDayOffMovesItByADay() {
        calendar = new PromiseCalendar(STOCKHOLM, Holidays.of(Set.of(LocalDate.of(2026, 6, 11))));
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T14:00"))))
                .isEqualTo(at("2026-06-12T10:00"));
    }

    @Test
    void aHolidayIsADayLikeAnyOtherWhereTheHoursAreAlways() {
        terms = terms("24/7");
        calendar = new PromiseCalendar(STOCKHOLM, Holidays.of(Set.of(LocalDate.of(2026, 6, 11))));
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T23:00"))))
                .isEqualTo(at("2026-06-11T03:00"));
    }

    @Test
    void theLunchBreakOfASplitDayDoesNotCount() {
        terms = terms("8-12,13-17");
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T10:00"))))
                .isEqualTo(at("2026-06-10T15:00"));
        assertThat(read(PromiseHistory.of(URGENT).called(at("2026-06-10T10:00")), at("2026-06-10T12:30")))
                .returns(false, PromiseReading::runningNow)
                .returns(0.5, PromiseReading::usedShare)
                .returns(at("2026-06-10T13:00"), PromiseReading::opensAt);
    }

    @Test
    void somebodyInsideIsServedInTheNightTheClocksGoForward() {
        terms = terms("8-16", 120, 240, 16, Starts.CALL_IN, Stops.ARRIVAL);
        var called = PromiseHistory.of(TRAPPED).called(at("2026-03-29T00:30"));
        assertThat(due(called)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z")).isEqualTo(at("2026-03-29T03:30"));
    }

    @Test
    void andInTheNightTheClocksGoBack() {
        terms = terms("8-16", 120, 240, 16, Starts.CALL_IN, Stops.ARRIVAL);
        var called = PromiseHistory.of(TRAPPED).called(Instant.parse("2026-10-24T23:30:00Z"));
        assertThat(due(called)).as("half past two, the second time").isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void aWeekendWithAChangeOfClocksIsOnlyAWeekend() {
        assertThat(due(PromiseHistory.of(URGENT).called(Instant.parse("2026-03-27T14:00:00Z"))))
                .as("an hour on Friday at UTC+1, three on Monday at UTC+2")
                .isEqualTo(Instant.parse("2026-03-30T09:00:00Z"));
        assertThat(due(PromiseHistory.of(URGENT).called(Instant.parse("2026-10-23T13:00:00Z"))))
                .isEqualTo(Instant.parse("2026-10-26T10:00:00Z"));
    }

    @Test
    void aNightShiftThroughTheChangeOfClocksHasFiveOrSevenHours() {
        var night = ServiceHours.weekdays(window(8, 16)).with(SUNDAY, window(0, 6));
        var march = new OpenTime(night, calendar);
        assertThat(march.between(at("2026-03-28T12:00"), at("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(march.after(at("2026-03-28T12:00"), Duration.ofHours(5))).isEqualTo(at("2026-03-29T06:00"));
        assertThat(march.between(at("2026-10-24T12:00"), at("2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(march.after(at("2026-10-24T12:00"), Duration.ofHours(7))).isEqualTo(at("2026-10-25T06:00"));
    }

    @Test
    void anOpeningThatDoesNotExistThatNightIsWhenTheClocksHaveGoneForward() {
        var odd = ServiceHours.weekdays(window(8, 16))
                .with(SUNDAY, new ServiceHours.Window(LocalTime.of(2, 30), LocalTime.of(6, 0)));
        assertThat(new OpenTime(odd, calendar).opening(at("2026-03-29T00:00")))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void zonesFarApartOpenByTheirOwnClock() {
        calendar = new PromiseCalendar(ZoneId.of("Asia/Taipei"), Holidays.none());
        assertThat(due(PromiseHistory.of(URGENT).called(Instant.parse("2026-06-10T10:00:00Z"))))
                .isEqualTo(Instant.parse("2026-06-11T04:00:00Z"));
        calendar = new PromiseCalendar(ZoneId.of("Europe/Tallinn"), Holidays.none());
        assertThat(due(PromiseHistory.of(URGENT).called(Instant.parse("2026-06-10T10:00:00Z"))))
                .isEqualTo(Instant.parse("2026-06-11T06:00:00Z"));
    }

    private static ServiceHours.Window window(int from, int to) {
        return new ServiceHours.Window(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }
}
