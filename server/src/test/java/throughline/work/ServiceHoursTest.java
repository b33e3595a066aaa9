package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.customer.AgreementForm;
import throughline.work.ServiceHours.Window;
import tools.jackson.databind.json.JsonMapper;

class ServiceHoursTest {
    @Test
    void everyChoiceOfAnAgreementCanBeReadAndWrittenBack() {
        for (var choice : AgreementForm.HOURS) {
            assertThat(ServiceHours.of(choice)).hasToString(choice);
        }
        assertThat(ServiceHours.of("8-12,13:30-17")).hasToString("8-12,13:30-17");
        assertThat(ServiceHours.of("0-24").week()).isEqualTo(Duration.ofDays(5));
        assertThat(ServiceHours.of("24/7").week()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aSaturdayCanHaveOtherHours() {
        var hours = ServiceHours.of("8-16").with(DayOfWeek.SATURDAY, new Window(LocalTime.of(9, 0), LocalTime.NOON));
        assertThat(hours.week()).isEqualTo(Duration.ofHours(43));
        assertThat(hours).hasToString("Mon 8-16; Tue 8-16; Wed 8-16; Thu 8-16; Fri 8-16; Sat 9-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "16-8", "8-8", "8-12,11-16", "8-25", "22-6", "always", "8-24,13-17", "8-16;"})
    void hoursThatMakeNoSenseAreNotMade(String text) {
        assertThatThrownBy(() -> ServiceHours.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekWithoutAnyHourIsNotMade() {
        assertThatThrownBy(() -> new ServiceHours(Map.of(DayOfWeek.MONDAY, List.of()), false))
                .hasMessageContaining("at least one window");
    }

    @Test
    void termsStampedOnAnOrderComeBackAsTheyWere() {
        var json = new JsonMapper();
        for (var terms : List.of(
                PromiseTerms.none(),
                PromiseTerms.of("8-12,13-17", 60, 240, 16, PromiseTerms.Starts.ACCEPT, PromiseTerms.Stops.RESTORE))) {
            assertThat(json.readValue(json.writeValueAsString(terms), PromiseTerms.class))
                    .isEqualTo(terms);
        }
    }

    @Test
    void aPromiseThatWouldTakeLongerThanAnybodyLivesIsNotMade() {
        var aMinuteAWeek = ServiceHours.weekdays(new Window(LocalTime.of(8, 0), LocalTime.of(8, 1)));
        assertThatThrownBy(() -> new PromiseTerms(
                        PromiseTerms.Basis.AGREEMENT,
                        aMinuteAWeek,
                        Duration.ofHours(1),
                        null,
                        Duration.ofHours(8760),
                        PromiseTerms.Starts.CALL_IN,
                        PromiseTerms.Stops.ARRIVE,
                        PromiseTerms.NOT_OURS))
                .hasMessageContaining("fit into 20 years");
    }
}
