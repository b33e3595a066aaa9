package throughline.voice.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5769. */
class StunCheckTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final byte[] REQUEST = hex("""
            000100582112a442b7e7a701bc34d686fa87dfae
            802200105354554e207465737420636c69656e74
            002400046e0001ff
            80290008932ff9b151263b36
            000600096576746a3a68367659202020
            000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004e57a3bcf""");

    @Test
    void theRequestOfTheStandardIsUnderstood() {
        var check = read(REQUEST);
        assertThat(check.ourFragment()).isEqualTo("evtj");
        assertThat(check.theirFragment()).isEqualTo("h6vY");
        assertThat(check.isSignedWith(PASSWORD)).isTrue();
        assertThat(check.isSignedWith("another password of 22")).isFalse();
        assertThat(check.mistakesRoles()).as("it says ICE-CONTROLLED").isTrue();
        assertThat(check.nominates()).isFalse();
    }

    @Test
    void ourAnswerTellsTheAddressAsTheStandardWritesIt() throws Exception {
        var from = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32853);
        var answer = read(REQUEST).success(from, PASSWORD);
        assertThat(HexFormat.of().formatHex(answer, 0, 32))
                .isEqualTo("0101002c2112a442b7e7a701bc34d686fa87dfae" + "002000080001a147e112a643");
        assertThat(answer).hasSize(64);
    }

    @Test
    void ourAnswerTellsAnAddressOfVersionSixToo() throws Exception {
        var from = new InetSocketAddress(InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32853);
        var answer = read(REQUEST).success(from, PASSWORD);
        assertThat(HexFormat.of().formatHex(answer, 20, 44))
                .isEqualTo("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    @Test
    void aChangedBitAnywhereIsNoCheckOrNotSigned() {
        for (int bit = 0; bit < 8 * REQUEST.length; bit++) {
            var forged = REQUEST.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            var check = StunCheck.read(forged, forged.length);
            assertThat(check != null && check.isSignedWith(PASSWORD))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void halfAndRandomPacketsAreReadWithoutAFault() {
        for (int length = 0; length < REQUEST.length; length++) {
            assertThat(StunCheck.read(REQUEST, length)).isNull();
        }
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            var mangled = Arrays.copyOf(REQUEST, 20 + 4 * random.nextInt(30));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                mangled[20 + random.nextInt(Math.max(1, mangled.length - 20)) - (mangled.length == 20 ? 1 : 0)] =
                        (byte) random.nextInt();
            }
            mangled[3] = (byte) (mangled.length - 20);
            StunCheck.read(mangled, mangled.length);
        }
    }

    private static StunCheck read(byte[] packet) {
        return Objects.requireNonNull(StunCheck.read(packet, packet.length));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
}
