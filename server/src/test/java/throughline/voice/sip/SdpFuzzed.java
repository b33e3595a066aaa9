package throughline.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import throughline.fuzz.Seeds;
import throughline.kernel.Refused;
import throughline.voice.media.webrtc.Offer;

/** What the carrier's side says of its sound, and what a browser says of its own. */
public final class SdpFuzzed {
    private static final Sdp.Ours OURS = new Sdp.Ours("192.0.2.1", 16_384, 1, 1);

    private SdpFuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of(
                "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0 8 101\r\n"
                        + "a=rtpmap:101 telephone-event/8000\r\na=sendonly\r\nm=video 40002 RTP/AVP 96\r\n",
                "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 0 126\r\nc=IN IP4 0.0.0.0\r\na=rtcp-mux\r\n"
                        + "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 "
                        + "AB:".repeat(31) + "AB\r\n"
                        + "a=setup:actpass\r\na=mid:0\r\na=sendrecv\r\na=rtpmap:126 telephone-event/8000\r\n");
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var body = new String(bytes, UTF_8);
        var read = Sdp.read(body);
        if (read != null) {
            OURS.answerTo(read);
        }
        try {
            Offer.read(body);
        } catch (Refused refused) {
            refused.code();
        }
    }
}
