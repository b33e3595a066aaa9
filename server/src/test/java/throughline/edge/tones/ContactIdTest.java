package throughline.edge.tones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal.Kind;

class ContactIdTest {
    @ParameterizedTest
    @CsvSource({
        "1234181131010158, 1234, ALARM_RAISED, 1131, 01 015", // published
        "1234181140010018, 1234, ALARM_RAISED, 1140, 01 001", // a lift's alarm
        "1234183140010016, 1234, ALARM_ENDED,  3140, 01 001",
        "1234181602000002, 1234, TEST_OK,      1602, 00 000",
        "1234981602000009, 1234, TEST_OK,      1602, 00 000", // the other word for Contact ID
        "1*#A18114001001*, 1BCD, ALARM_RAISED, 1140, 01 001" // tones above nine in the account
    })
    void whatDevicesSay(String heard, String account, Kind kind, String code, String where) throws Unreadable {
        var signal = ContactId.read(heard).signal("call-1");
        assertThat(signal.wire()).isEqualTo("contact-id");
        assertThat(signal.ident()).isEqualTo(account);
        assertThat(signal.kind()).isEqualTo(kind);
        assertThat(signal.code()).isEqualTo(code);
        assertThat(signal.words()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource({
        "1234181140010017, CHECKSUM",
        "1234181131010150, CHECKSUM",
        "9876181401030011, UNKNOWN", // its sum is right; somebody armed a burglar alarm
        "1234171140010019, UNKNOWN", // its sum is right; no Contact ID
        "123418114001001,  MALFORMED",
        "12341811400100188, MALFORMED",
        "1234181140D10018, MALFORMED", // D is a tone, and none of Contact ID
        "'',               MALFORMED"
    })
    void whatCannotBeRead(String heard, FrameFault why) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> ContactId.read(heard))
                .satisfies(unreadable -> assertThat(unreadable.why()).isEqualTo(why));
    }

    @Test
    void nothingButItsOwnRefusalComesOutWhateverGoesIn() {
        var random = new Random(16);
        for (int i = 0; i < 50_000; i++) {
            var heard = random.ints(15 + random.nextInt(3), 0, 16)
                    .mapToObj(tone -> "0123456789ABC*#é".substring(tone, tone + 1))
                    .reduce("", String::concat);
            try {
                assertThat(ContactId.read(heard).account()).hasSize(4);
            } catch (Unreadable expected) {
                assertThat(expected.why()).isNotNull();
            }
        }
    }
}
