package throughline.scenario.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SrtpTest {
    /** The packet of libsrtp's self test, whose key, salt and result are widely published; sequence 0x1234, SSRC 0xcafebabe. */
    @Test
    void aKnownPacketIsProtectedAsEverybodyDoes() throws Exception {
        var srtp = new Srtp(hex("e1f97a0d3e018be0d64fa32c06de4139"), hex("0ec675ad498afeebb6960b3aabe6"));
        var packet = hex("800f1234decafbadcafebabeabababababababababababababababab");

        assertThat(srtp.protect(packet))
                .isEqualTo(hex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"));
    }

    @Test
    void aPacketOfAnotherKeyHasNoPayload() throws Exception {
        var key = hex("e1f97a0d3e018be0d64fa32c06de4139");
        var salt = hex("0ec675ad498afeebb6960b3aabe6");
        var packet = hex("80001234decafbadcafebabeababababab");
        var sent = new Srtp(key, salt).protect(packet);
        var other = Arrays.copyOf(sent, sent.length);
        other[14] ^= 1;

        assertThat(new Srtp(key, salt).payload(sent, sent.length)).isEqualTo(hex("ababababab"));
        assertThat(new Srtp(key, salt).payload(other, other.length)).isEmpty();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
