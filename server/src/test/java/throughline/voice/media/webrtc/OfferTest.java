package throughline.voice.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static throughline.voice.media.webrtc.Offers.CHROMIUM;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

class OfferTest {
    @Test
    void chromiumsOfferIsUnderstood() {
        var offer = Offer.read(CHROMIUM);
        assertThat(offer.mid()).isEqualTo("0");
        assertThat(offer.fragment()).isEqualTo("jEsT");
        assertThat(offer.fingerprint().hex()).startsWith("BB:8C:EE").hasSize(95);
        assertThat(offer.telephoneEvents()).isEqualTo(126);
    }

    @Test
    void ourAnswerIsThePassiveHalf() throws Exception {
        var offer = Offer.read(CHROMIUM);
        var answer = Answer.to(offer, 7, new SecureRandom());
        var sdp = answer.sdp(new InetSocketAddress(InetAddress.getByName("192.0.2.9"), 10443), offer.fingerprint());
        assertThat(sdp.lines())
                .contains(
                        "a=ice-lite",
                        "a=setup:passive",
                        "a=mid:0",
                        "a=group:BUNDLE 0",
                        "m=audio 10443 UDP/TLS/RTP/SAVPF 0 126",
                        "a=rtpmap:126 telephone-event/8000",
                        "a=ice-pwd:" + answer.password(),
                        "a=candidate:1 1 udp 2130706431 192.0.2.9 10443 typ host")
                .allSatisfy(line -> assertThat(line).matches("[a-z]=.+"));
    }

    @Test
    void withoutDigitsTheAnswerHasNone() {
        var offer = Offer.read(CHROMIUM.replace("a=rtpmap:126 telephone-event/8000\r\n", ""));
        var answer = Answer.to(offer, 7, new SecureRandom());
        assertThat(answer.sdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), offer.fingerprint()))
                .doesNotContain("telephone-event")
                .contains("a=rtpmap:0 PCMU/8000\r\na=ptime:20\r\n");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithItsReason() {
        refuses("", "it is not SDP");
        refuses("hello", "it is not SDP");
        refuses("\n", "it is not SDP");
        refuses(CHROMIUM + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n", "it must have one section of sound and nothing else");
        refuses(CHROMIUM.replace("m=audio", "m=video"), "its section is not sound");
        refuses(CHROMIUM.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"), "its sound is not encrypted by DTLS over UDP");
        refuses(CHROMIUM.replace("SAVPF 0 126", "SAVPF 111 126"), "it does not know PCMU");
        refuses(CHROMIUM.replace("a=rtcp-mux\r\n", ""), "it wants a second port for reports");
        refuses(CHROMIUM.replace("a=sendrecv", "a=recvonly"), "it does not send and receive");
        refuses(CHROMIUM.replace("actpass", "passive"), "it does not begin the handshake");
        refuses(CHROMIUM.replace("a=mid:0", "a=mid:0 x"), "its section has no usable name");
        refuses(CHROMIUM.replace("a=ice-ufrag:jEsT", "a=ice-ufrag:j"), "it has no usable name for checks");
        refuses(CHROMIUM.replace("sha-256", "sha-1"), "its certificate is not announced by SHA-256");
        refuses(CHROMIUM.replace("BB:8C", "BB:8"), "its certificate's fingerprint is damaged");
        refuses(CHROMIUM + "a=x:" + "y".repeat(40_000), "it is longer than 32768 characters");
    }

    @Test
    void mangledOffersAreReadOrRefusedAndNeverAFault() {
        var random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            var mangled = new StringBuilder(CHROMIUM);
            for (int changes = random.nextInt(12); changes >= 0; changes--) mangle(mangled, random);
            try {
                Offer.read(mangled.toString());
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo("line.sdp-unusable");
            }
        }
    }

    private static void mangle(StringBuilder sdp, Random random) {
        int at = random.nextInt(sdp.length() + 1);
        switch (random.nextInt(5)) {
            case 0 -> sdp.insert(at, (char) random.nextInt(0x250));
            case 1 -> sdp.delete(at, Math.min(sdp.length(), at + random.nextInt(40)));
            case 2 -> sdp.insert(at, sdp.substring(at, Math.min(sdp.length(), at + random.nextInt(200))));
            case 3 -> sdp.insert(at, "99999999999999999999");
            default -> sdp.setLength(at);
        }
    }

    private static void refuses(String sdp, String reason) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Offer.read(sdp))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("line.sdp-unusable");
                    assertThat(refused.values()).containsExactly(reason);
                });
    }
}
