package throughline.edge.tones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal.Kind;

class P100Test {
    @ParameterizedTest
    @CsvSource({
        "18123456782D,    ALARM_RAISED, 12345678, ''",
        "38123456782#,    TEST_OK,      12345678, ''",
        "2B1234567810032, FAULT_RAISED, 12345678, 100",
        "189999999951,    ALARM_RAISED, 99999999, ''",
        "180000000009,    ALARM_RAISED, 00000000, ''"
    })
    void whatDevicesSay(String heard, Kind kind, String ident, String failure) throws Unreadable {
        var packet = P100.read(heard);
        assertThat(packet.kind()).isEqualTo(kind);
        assertThat(packet.ident()).isEqualTo(ident);
        assertThat(packet.failure()).isEqualTo(failure);
        var signal = packet.signal("call-1");
        assertThat(signal.wire()).isEqualTo("p100");
        assertThat(signal.code()).isEqualTo(failure);
        assertThat(signal.key()).isEqualTo("call-1 " + heard);
    }

    @ParameterizedTest
    @CsvSource({
        "18123456782C,  CHECKSUM", // one less
        "48123456783*,  CHECKSUM",
        "481234567830,  UNKNOWN", // a fourth type, and its sum is right
        "1712345672B,   CHECKSUM",
        "17123456724,   MALFORMED", // seven digits, and their sum is right
        "1812345A7831,  MALFORMED", // a letter among the digits, and the sum is right
        "18123456782,   MALFORMED",
        "18123456782D0, MALFORMED",
        "1,             MALFORMED",
        "'',            MALFORMED",
        "18123456782d,  MALFORMED",
        "1812345678 2D, MALFORMED"
    })
    void whatCannotBeRead(String heard, FrameFault why) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> P100.read(heard))
                .satisfies(unreadable -> assertThat(unreadable.why()).isEqualTo(why));
    }

    /** What this checksum cannot see. */
    @Test
    void digitsThatChangedPlacesAreReadAsTheyCame() throws Unreadable {
        assertThat(P100.read("18123456872D").ident()).isEqualTo("12345687");
    }

    @Test
    void isWholeAtItsLastToneAndNotBefore() {
        var packet = "2B1234567810032";
        for (int i = 0; i < packet.length(); i++) {
            assertThat(P100.isWhole(packet.substring(0, i))).isFalse();
        }
        assertThat(P100.isWhole(packet)).isTrue();
    }

    @Test
    void nothingButItsOwnRefusalComesOutWhateverGoesIn() {
        var random = new Random(100);
        for (int i = 0; i < 50_000; i++) {
            var heard = random.ints(random.nextInt(20), 0, 18)
                    .mapToObj(tone -> "0123456789ABCD*#x é".substring(tone, tone + 1))
                    .reduce("", String::concat);
            try {
                assertThat(P100.read(heard).ident()).hasSize(8);
            } catch (Unreadable expected) {
                assertThat(expected.why()).isNotNull();
            }
        }
    }
}
