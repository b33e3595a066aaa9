package throughline.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import throughline.voice.media.Codec;

class SdpTest {
    private static final String OFFER = Phone.SDP;

    private static Sdp read(String body) {
        var sdp = Sdp.read(body);
        assertThat(sdp).isNotNull();
        return sdp;
    }

    @Test
    void theOffersFavouriteIsOurs() {
        assertThat(read(OFFER).codec()).isEqualTo(Codec.PCMU);
        assertThat(read(OFFER.replace("0 8 101", "18 8 0 101")).codec()).isEqualTo(Codec.PCMA);
        assertThat(read(OFFER).telephoneEvent()).isEqualTo(101);
        assertThat(read(OFFER.replace("101", "96")).telephoneEvent()).isEqualTo(96);
        assertThat(read(OFFER.replace("a=rtpmap:101 telephone-event/8000\r\n", ""))
                        .telephoneEvent())
                .isEqualTo(-1);
        assertThat(read(OFFER).audio().getPort()).isEqualTo(21999);
    }

    @Test
    void theMediumsOwnWordCountsMoreThanTheSessions() {
        var sdp = read(OFFER.replace("a=sendrecv", "c=IN IP4 192.0.2.9\r\na=sendonly"));
        assertThat(sdp.audio().getHostString()).isEqualTo("192.0.2.9");
        assertThat(sdp.direction()).isEqualTo(Direction.SENDONLY);
    }

    @Test
    void theOldWayToHoldIsUnderstood() {
        assertThat(read(OFFER.replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0")).direction())
                .isEqualTo(Direction.INACTIVE);
    }

    @Test
    void whatWeDoNotSpeakIsNoOffer() {
        assertThat(Sdp.read("")).isNull();
        assertThat(Sdp.read(OFFER.replace("m=audio 21999", "m=audio 0"))).isNull();
        assertThat(Sdp.read(OFFER.replace("m=audio 21999", "m=audio 99999"))).isNull();
        assertThat(Sdp.read(OFFER.replace("RTP/AVP", "RTP/SAVP"))).isNull();
        assertThat(Sdp.read(OFFER.replace("0 8 101", "101"))).isNull();
        assertThat(Sdp.read(OFFER.replace("c=IN IP4 127.0.0.1", "c=IN IP4 look.me.up.example")))
                .isNull();
        assertThat(Sdp.read(OFFER.replace("c=IN IP4 127.0.0.1\r\n", ""))).isNull();
        assertThat(Sdp.read(OFFER + "a=x".repeat(5000))).isNull();
    }

    @Test
    void theAnswerHasAsManyMediaAndRefusesAllButTheSound() {
        var ours = new Sdp.Ours("127.0.0.1", 16384, 7, 1);
        var sdp = read(OFFER.replace("m=audio", "m=video 4000 RTP/AVP 96\r\nm=audio") + "m=image 5000 udptl t38\r\n");
        assertThat(ours.answerTo(sdp).lines().filter(line -> line.startsWith("m=")))
                .containsExactly("m=video 0 RTP/AVP 96", "m=audio 16384 RTP/AVP 0 101", "m=image 0 udptl t38");
    }

    @Test
    void ourOwnOfferIsReadable() {
        var sdp = read(new Sdp.Ours("2001:db8::7", 16384, 7, 1).offer());
        assertThat(sdp.audio().getAddress().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(sdp.telephoneEvent()).isEqualTo(101);
    }

    @Test
    void noBodyBreaksTheReader() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            var bytes = OFFER.toCharArray();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (char) random.nextInt(128);
            }
            var text = new String(bytes).substring(0, random.nextInt(bytes.length));
            var read = Sdp.read(text);
            if (read != null) {
                assertThat(new Sdp.Ours("127.0.0.1", 16384, 7, 1).answerTo(read))
                        .contains("m=audio 16384");
            }
        }
    }
}
