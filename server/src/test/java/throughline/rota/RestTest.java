package throughline.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.rota.Rest.Broken;
import throughline.rota.Rest.Duty;
import throughline.rota.Rest.Worked;

/** Eleven hours between two duties, and after a callout in the night. */
class RestTest {
    private static final Duration ELEVEN = Duration.ofHours(11);
    private static final UUID MART = new UUID(0, 1);
    private static final UUID LIIS = new UUID(0, 2);

    @Test
    void aTechnicianWhoEndsAtTenInTheEveningDoesNotBeginAtEight() {
        var duties = List.of(
                duty(MART, "2026-12-01T08:00", "2026-12-01T22:00"), duty(MART, "2026-12-02T08:00", "2026-12-02T20:00"));

        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of()))
                .containsExactly(new Broken(MART, at("2026-12-01T22:00"), at("2026-12-02T08:00"), false));
    }

    @Test
    void elevenHoursAreEnoughAndAnotherTechnicianIsAnother() {
        var duties = List.of(
                duty(MART, "2026-12-01T08:00", "2026-12-01T21:00"),
                duty(MART, "2026-12-02T08:00", "2026-12-02T20:00"),
                duty(LIIS, "2026-12-01T21:00", "2026-12-02T08:00"));

        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of())).isEmpty();
    }

    @Test
    void turnsThatMeetAreOneDutyAlsoInTwoAreas() {
        var duties = List.of(
                duty(MART, "2026-12-01T08:00", "2026-12-02T08:00"),
                duty(MART, "2026-12-02T08:00", "2026-12-03T08:00"),
                duty(MART, "2026-12-01T12:00", "2026-12-01T14:00"));

        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of())).isEmpty();
    }

    @Test
    void whoeverIsReplacedForSomeHoursOfTheTurnBeginsNoNewDuty() {
        var week = List.of(duty(MART, "2026-11-30T08:00", "2026-12-07T08:00"));
        var duties = List.of(
                duty(MART, "2026-11-30T08:00", "2026-12-02T16:00"), duty(MART, "2026-12-02T20:00", "2026-12-07T08:00"));

        assertThat(Rest.broken(ELEVEN, duties, week, List.of())).isEmpty();
        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of())).hasSize(1);
    }

    @Test
    void aCalloutInTheNightMovesTheNextStart() {
        var duties = List.of(duty(MART, "2026-12-02T08:00", "2026-12-02T20:00"));

        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of(new Worked(MART, at("2026-12-02T03:40")))))
                .containsExactly(new Broken(MART, at("2026-12-02T03:40"), at("2026-12-02T08:00"), true));
        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of(new Worked(MART, at("2026-12-01T20:30")))))
                .isEmpty();
    }

    @Test
    void aCalloutInsideADutyTakesNobodyOffIt() {
        var duties = List.of(duty(MART, "2026-12-01T08:00", "2026-12-08T08:00"));

        assertThat(Rest.broken(ELEVEN, duties, List.of(), List.of(new Worked(MART, at("2026-12-02T03:40")))))
                .isEmpty();
    }

    private static Duty duty(UUID technician, String from, String to) {
        return new Duty(technician, at(from), at(to));
    }

    private static Instant at(String time) {
        return Instant.parse(time + ":00Z");
    }
}
