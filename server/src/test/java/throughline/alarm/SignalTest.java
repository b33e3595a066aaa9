package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever a device says of itself can be kept. */
class SignalTest {
    @Test
    void aCharacterThatTheDatabaseHasNoPlaceForIsReplacedByItsPicture() {
        var signal = new Signal(
                "gateway", "12\0", Signal.Kind.ALARM_RAISED, Signal.Spot.CAR, "\0", "a\0b", null, "7\0", "{\0}");
        assertThat(signal.ident()).isEqualTo("12␀");
        assertThat(signal.code()).isEqualTo("␀");
        assertThat(signal.words()).isEqualTo("a␀b");
        assertThat(signal.key()).isEqualTo("7␀");
        assertThat(signal.raw()).isEqualTo("{␀}");
    }
}
