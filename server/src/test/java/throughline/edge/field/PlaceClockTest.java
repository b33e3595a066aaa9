package throughline.edge.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceClockTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                "2026-11-24T12:00:00Z, 14:30, 2026-11-24T13:30:00Z",
                "2026-11-24T12:00:00Z, 13:00, 2026-11-25T12:00:00Z", // it is 13:00 now, so the next time is tomorrow
                "2026-11-24T22:50:00Z, 00:10, 2026-11-24T23:10:00Z",
                "2026-10-25T00:10:00Z, 02:30, 2026-10-25T00:30:00Z", // clocks go back: first in summer time
                "2026-10-25T00:40:00Z, 02:30, 2026-10-25T01:30:00Z", // and then once more
                "2026-03-28T23:00:00Z, 02:30, 2026-03-30T00:30:00Z", // clocks go forward: tonight has no half past two
                "2026-11-24T12:00:00Z, 24:00, never",
                "2026-11-24T12:00:00Z, '', never",
                "2026-11-24T12:00:00Z, noon, never",
            })
    void aTimeToCome(Instant now, String said, @Nullable Instant meant) {
        assertThat(new PlaceClock(STOCKHOLM, now).next(said)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:00Z, 12:59, 2026-11-24T11:59:00Z",
        "2026-11-24T12:00:00Z, 13:00, 2026-11-24T12:00:00Z",
        "2026-11-24T12:00:00Z, 13:01, 2026-11-23T12:01:00Z",
        "2026-11-24T23:05:00Z, 23:50, 2026-11-24T22:50:00Z", // just after midnight
        "2026-10-25T01:40:00Z, 02:30, 2026-10-25T01:30:00Z", // clocks went back: the later one
    })
    void aTimeThatHasBeen(Instant now, String said, Instant meant) {
        assertThat(new PlaceClock(STOCKHOLM, now).last(said, Instant.EPOCH)).isEqualTo(meant);
    }

    @Test
    void theMinuteOfTheReportIsNotBeforeIt() {
        var raised = Instant.parse("2026-11-24T11:07:31Z");
        var clock = new PlaceClock(STOCKHOLM, Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(clock.last("12:07", raised)).isEqualTo(raised);
        assertThat(clock.last("12:06", raised)).isEqualTo(Instant.parse("2026-11-24T11:06:00Z"));
    }
}
