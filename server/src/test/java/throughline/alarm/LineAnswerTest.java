package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the carrier's last word says of a lift's line, and when its owner may hear of it. */
class LineAnswerTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");

    @ParameterizedTest
    @CsvSource({
        "486, busy",
        "600, busy",
        "480, no-answer",
        "408, no-answer",
        "404, no-answer",
        "503, not-reached",
        "403, not-reached",
        "0, not-reached"
    })
    void whatIsOurCarriersFaultSaysNothingOfTheLift(int sipStatus, String word) {
        assertThat(LineAnswer.of(sipStatus).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T02:00:00Z, 2026-11-21T06:00:00Z", // 04:00
        "2026-11-21T18:00:00Z, 2026-11-22T06:00:00Z", // 20:00
        "2026-11-21T23:30:00Z, 2026-11-22T06:00:00Z" // 01:30 on the next day
    })
    void whatIsFoundAtNightIsToldInTheMorningOfThePlace(Instant found, Instant told) {
        assertThat(OwnersHear.inTheDay(found, TALLINN)).isEqualTo(told);
    }

    @Test
    void inTheDayItIsToldAtOnce() {
        assertThat(OwnersHear.inTheDay(Instant.parse("2026-11-21T17:59:00Z"), TALLINN))
                .isNull();
    }
}
