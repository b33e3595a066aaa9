package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RotaTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final UUID MART = new UUID(0, 1);
    private static final UUID LIIS = new UUID(0, 2);

    private final Rota daily = new Rota(TALLINN, LocalTime.of(8, 0), 1, List.of(MART, LIIS));

    @Test
    void aTurnThroughTheNightTheClocksGoForwardLasts23Hours() {
        var turns = daily.turns(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30));

        assertThat(turns.getFirst().begins()).isEqualTo(Instant.parse("2026-03-28T06:00:00Z"));
        assertThat(turns.getFirst().ends()).isEqualTo(Instant.parse("2026-03-29T05:00:00Z"));
        assertThat(lengths(turns)).containsExactly(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void aTurnThroughTheNightTheClocksGoBackLasts25Hours() {
        assertThat(lengths(daily.turns(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26))))
                .containsExactly(Duration.ofHours(25), Duration.ofHours(24));
    }

    @Test
    void aHandoverThatDoesNotExistThatNightHappensWhenTheClocksHaveGoneForward() {
        var atHalfPastThree = new Rota(TALLINN, LocalTime.of(3, 30), 1, List.of(MART));

        var turn = atHalfPastThree
                .turns(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30))
                .getFirst();

        assertThat(turn.begins()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void turnsMeetWithoutGapOrOverlapThroughAYear() {
        var turns = new Rota(TALLINN, LocalTime.of(2, 30), 7, List.of(MART, LIIS))
                .turns(LocalDate.of(2026, 1, 5), LocalDate.of(2027, 1, 4));

        assertThat(turns).hasSize(52);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i).begins()).isEqualTo(turns.get(i - 1).ends());
            assertThat(turns.get(i).technician()).isEqualTo(turns.get(i - 1).backup());
        }
    }

    private static List<Duration> lengths(List<Rota.Share> turns) {
        return turns.stream()
                .map(turn -> Duration.between(turn.begins(), turn.ends()))
                .toList();
    }
}
