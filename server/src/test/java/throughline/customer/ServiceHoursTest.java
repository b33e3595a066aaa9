package throughline.customer;

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
import throughline.customer.ServiceHours.Window;
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
        assertThat(hours).hasToString("Mon-Fri 8-16; Sat 9-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "16-8",
                "8-8",
                "8-12,11-16",
                "8-25",
                "22-6",
                "always",
                "8-24,13-17",
                "8-16;",
                "Mon-Fri",
                "Fri-Mon 8-16",
                "Mon 8-16; Mon 9-12",
                "Mond 8-16",
                "holidays"
            })
    void hoursThatMakeNoSenseAreNotMade(String text) {
        assertThatThrownBy(() -> ServiceHours.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekWithoutAnyHourIsNotMade() {
        assertThatThrownBy(() -> new ServiceHours(Map.of(DayOfWeek.MONDAY, List.of()), false))
                .hasMessageContaining("at least one window");
    }

    @Test
    void hoursAreReadByDayAsTheyAreWritten() {
        for (var text : List.of(
                "Mon-Fri 8-12,13-17; Sat 9-13",
                "Mon-Sun 7-22; holidays",
                "Mon-Thu 7:30-16; Fri 7:30-14",
                "Mon 0-24; Wed 0-24",
                "Mon-Sun 0-24",
                "8-16; holidays",
                "Sun 10-14")) {
            assertThat(ServiceHours.of(text).toString())
                    .isEqualTo(text.startsWith("8") ? "Mon-Fri 8-16; holidays" : text);
        }
        assertThat(ServiceHours.of("Mon-Fri 8-16"))
                .isEqualTo(ServiceHours.of("8-16"))
                .hasToString("8-16");
        assertThat(ServiceHours.of("Mon-Sun 0-24; holidays"))
                .isEqualTo(ServiceHours.ALWAYS)
                .hasToString("24/7");
        assertThat(ServiceHours.of("Mon-Sun 0-24").holidays()).isFalse();
    }

    @Test
    void termsComeBackFromTheirColumnAsTheyWere() {
        var json = new JsonMapper();
        var care = Terms.of("8-12,13-17", 60, 240, 16);
        var special = new Terms(
                care.entrapment(),
                new Clause(
                        ServiceHours.of("Mon-Fri 7-19; Sat 9-13"),
                        90,
                        Clause.Starts.ACCEPTANCE,
                        Clause.Stops.RESTORED,
                        false,
                        Price.INCLUDED,
                        Price.of("140.50", "plus parts")),
                care.normal(),
                care.planned(),
                "EUR");
        for (var terms : List.of(care, special)) {
            assertThat(json.readValue(json.writeValueAsString(terms), Terms.class))
                    .isEqualTo(terms);
        }
        assertThat(json.writeValueAsString(special)).contains("Mon-Fri 7-19; Sat 9-13", "acceptance", "140.5");
    }
}
