package throughline.voice.sip;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RFC 4028, sections 9 and 10. */
class SessionTimerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theShorterWishWinsAndTheCallerRefreshesIfItCan() {
        assertThat(SessionTimer.answered(ofSeconds(300), true, "", ofSeconds(1800)))
                .isEqualTo(new SessionTimer(ofSeconds(300), false));
        assertThat(SessionTimer.answered(ofSeconds(3600), true, "uac", ofSeconds(1800)))
                .isEqualTo(new SessionTimer(ofSeconds(1800), false));
        assertThat(SessionTimer.answered(ofSeconds(300), true, "uas", ofSeconds(1800)))
                .isEqualTo(new SessionTimer(ofSeconds(300), true));
        assertThat(SessionTimer.answered(ZERO, false, "", ofSeconds(1800)))
                .isEqualTo(new SessionTimer(ofSeconds(1800), true));
    }

    @Test
    void weRefreshAtHalfTimeAndGiveUpShortlyBeforeTheEnd() {
        assertThat(new SessionTimer(ofSeconds(1800), true).due(NOW)).isEqualTo(NOW.plusSeconds(900));
        assertThat(new SessionTimer(ofSeconds(1800), false).due(NOW)).isEqualTo(NOW.plusSeconds(1768));
        assertThat(new SessionTimer(ofSeconds(90), false).due(NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(SessionTimer.NONE.due(NOW)).isEqualTo(Instant.MAX);
    }
}
