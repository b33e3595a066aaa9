package throughline.rota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

/** Calendars as other makers write them. */
class ICalendarTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-10-01T00:00:00Z");

    /** As Outlook names it, with rules of its own. */
    private static final String BERLIN = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            TZURL:http://127.0.0.1:9/zone
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    @Test
    void aWholeDayIsADayOfThePlaceAlsoWhenTheClocksChange() {
        assertThat(read("DTSTART;VALUE=DATE:20261025")) // 25 hours in Tallinn
                .containsExactly("2026-10-24T21:00:00Z 2026-10-25T22:00:00Z");
        assertThat(read("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"))
                .containsExactly("2026-12-23T22:00:00Z 2026-12-26T22:00:00Z");
    }

    @Test
    void aTimeIsThatOfItsZoneOrOfThePlaceWhereItNamesNone() {
        assertThat(read("DTSTART:20261202T080000Z", "DTEND:20261202T100000Z"))
                .containsExactly("2026-12-02T08:00:00Z 2026-12-02T10:00:00Z");
        assertThat(read("DTSTART:20261202T080000", "DURATION:PT2H"))
                .containsExactly("2026-12-02T06:00:00Z 2026-12-02T08:00:00Z");
        assertThat(read("DTSTART;TZID=Asia/Taipei:20261202T080000", "DURATION:PT2H"))
                .containsExactly("2026-12-02T00:00:00Z 2026-12-02T02:00:00Z");
    }

    @Test
    void whatComesAgainComesAtTheSameHourOfTheWall() {
        assertThat(read(
                        "DTSTART;TZID=W. Europe Standard Time:20261019T090000",
                        "DURATION:PT3H",
                        "RRULE:FREQ=WEEKLY;COUNT=2"))
                .containsExactly(
                        "2026-10-19T07:00:00Z 2026-10-19T10:00:00Z", "2026-10-26T08:00:00Z 2026-10-26T11:00:00Z");
    }

    @Test
    void whatTakesNoTimeIsLeftOut() {
        var time = List.of("DTSTART:20261202T080000Z", "DTEND:20261202T100000Z");
        for (var less : List.of("STATUS:CANCELLED", "TRANSP:TRANSPARENT", "RRULE:FREQ=SECONDLY")) {
            assertThat(read(time.getFirst(), time.getLast(), less)).as(less).isEmpty();
        }
    }

    @Test
    void moreThanSomebodyCanBeAwayIsRefused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read("DTSTART:20261002T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=8,12,16"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("rota.calendar-too-long"));
    }

    private static List<String> read(String... lines) {
        var file = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Somebody else//EN\n" + BERLIN
                + "BEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n" + String.join("\n", lines)
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
        return ICalendar.read(file.getBytes(UTF_8), TALLINN, FROM, UNTIL).stream()
                .map(each -> each.from() + " " + each.to())
                .toList();
    }
}
