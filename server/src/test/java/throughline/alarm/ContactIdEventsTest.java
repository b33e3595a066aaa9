package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.alarm.Signal.Kind;

class ContactIdEventsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 140, ALARM_RAISED",
        "6, 140, ALARM_RAISED", // still pressed, or the first report was lost
        "3, 140, ALARM_ENDED",
        "1, 100, ALARM_RAISED",
        "1, 101, ALARM_RAISED",
        "1, 120, ALARM_RAISED",
        "3, 120, ALARM_ENDED",
        "1, 131, ALARM_RAISED", // the input of the button was left as a burglar's
        "1, 602, TEST_OK",
        "1, 608, TEST_FAILED",
        "1, 301, POWER_LOST",
        "3, 301, POWER_RESTORED",
        "1, 302, FAULT_RAISED",
        "3, 302, FAULT_CLEARED",
        "1, 309, FAULT_RAISED",
        "1, 311, FAULT_RAISED",
        "1, 350, FAULT_RAISED",
        "6, 354, FAULT_RAISED",
        "1, 380, FAULT_RAISED",
        "3, 380, FAULT_CLEARED",
        "1, 137, FAULT_RAISED", // somebody opened the device, nobody pressed its button
        "3, 144, FAULT_CLEARED",
    })
    void whatALiftsDiallerSays(char qualifier, String event, Kind kind) {
        assertThat(ContactIdEvents.kind(qualifier, event)).isEqualTo(kind);
    }

    @Test
    void nothingOfALift() {
        assertThat(ContactIdEvents.kind('1', "401")).isNull();
        assertThat(ContactIdEvents.kind('3', "602")).isNull();
        assertThat(ContactIdEvents.kind('2', "140")).isNull();
        assertThat(ContactIdEvents.kind('1', "14")).isNull();
        assertThat(ContactIdEvents.kind('1', "1A0")).isNull();
    }
}
