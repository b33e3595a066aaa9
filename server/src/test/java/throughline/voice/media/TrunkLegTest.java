package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.rtp.Rtp;

@Tag("in-real-time")
class TrunkLegTest {
    private static final byte WORD = 0x22;

    @TempDir
    Path folder;

    private final Told told = new Told();
    private Studio studio;
    private Phone caller;
    private Phone stranger;
    private TrunkLeg leg;

    @BeforeEach
    void connect() throws IOException {
        studio = new Studio(folder);
        caller = new Phone();
        stranger = new Phone();
        leg = studio.plane.openTrunkLeg(told);
        leg.connect(caller.address(), Codec.PCMU, Phone.EVENTS);
    }

    @AfterEach
    void close() {
        leg.close();
        studio.close();
        caller.close();
        stranger.close();
    }

    @Test
    void theCallerIsHeardAndTheLegIsUpOnce() {
        says(caller, 3);
        studio.awaitPackets(3);
        assertThat(heard(5)).containsExactly(G711.SILENCE, G711.SILENCE, WORD, WORD, WORD);
        assertThat(told.all).containsExactly("up");
        assertThat(leg.silentFor()).isLessThan(java.time.Duration.ofSeconds(5));
    }

    @Test
    void strangersAreDroppedOnceTheCallerWasHeard() {
        says(caller, 1);
        studio.awaitPackets(1);
        for (int i = 0; i < 5; i++) stranger.says(0, (byte) 0x77, leg.localPort());
        await().until(() -> studio.plane.figures().rtpFromStrangers() == 5);
        assertThat(heard(4)).doesNotContain((byte) 0x77);
        leg.say(new byte[G711.FRAME]);
        assertThat(caller.hears()).as("we go on sending to the caller").hasSize(172);
    }

    @Test
    void behindAddressTranslationWeSendWhereTheSoundCameFrom() {
        says(stranger, 1);
        studio.awaitPackets(1);
        leg.say(new byte[G711.FRAME]);
        assertThat(stranger.hears()).hasSize(172);
    }

    @Test
    void theSignalledAddressTakesThePlaceOfAQuickerOne() {
        says(stranger, 1);
        studio.awaitPackets(1);
        says(caller, 1);
        studio.awaitPackets(2);
        says(stranger, 1);
        await().until(() -> studio.plane.figures().rtpFromStrangers() == 1);
        leg.say(new byte[G711.FRAME]);
        assertThat(caller.hears()).hasSize(172);
    }

    @Test
    void afterAReInviteTheNewPhoneIsLearnt() {
        says(caller, 1);
        studio.awaitPackets(1);
        leg.connect(stranger.address(), Codec.PCMU, Phone.EVENTS);
        says(stranger, 1);
        studio.awaitPackets(2);
        assertThat(studio.plane.figures().rtpFromStrangers()).isZero();
    }

    @Test
    void aLawIsTranslatedBothWays() {
        leg.connect(caller.address(), Codec.PCMA, -1);
        caller.says(8, G711.aFromMu(WORD), leg.localPort());
        studio.awaitPackets(1);
        byte heard = heard(3).getLast();
        assertThat((int) G711.linear(heard))
                .isCloseTo(G711.linear(WORD), org.assertj.core.data.Percentage.withPercentage(5));
        var frame = new byte[G711.FRAME];
        leg.say(frame);
        var packet = caller.hears();
        assertThat(Rtp.payloadType(packet)).isEqualTo(8);
        assertThat(packet[Rtp.HEADER]).isEqualTo(G711.aFromMu((byte) 0));
    }

    @Test
    void digitsAreToldOnceEachAndSentAsEvents() {
        caller.presses(5, leg.localPort());
        caller.presses(11, leg.localPort());
        studio.awaitPackets(10);
        assertThat(told.all).containsExactly("up", "digit 5", "digit #");
        leg.sendDigit('7');
        leg.say(new byte[G711.FRAME]);
        var event = caller.hears();
        assertThat(Rtp.payloadType(event)).isEqualTo(Phone.EVENTS);
        assertThat(event[Rtp.HEADER]).isEqualTo((byte) 7);
    }

    @Test
    void whileTheOtherSideHoldsUsNothingIsSent() {
        leg.sending(false);
        assertThat(leg.isListening()).isFalse();
        leg.say(new byte[G711.FRAME]);
        leg.sending(true);
        var loud = new byte[G711.FRAME];
        loud[0] = WORD;
        leg.say(loud);
        var packet = caller.hears();
        assertThat(packet[Rtp.HEADER]).isEqualTo(WORD);
        assertThat(packet[1]).as("marked as the beginning of talk").isNegative();
    }

    @Test
    void rubbishIsNoSound() {
        var random = new java.util.Random(9);
        for (int i = 0; i < 150; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 1) bytes[1] = 14;
            caller.sends(bytes, leg.localPort());
        }
        says(caller, 1);
        studio.awaitPackets(1);
        assertThat(studio.plane.figures().rtpReceived()).isEqualTo(1);
    }

    @Test
    void comfortNoiseIsASignOfLifeWithoutSound() {
        caller.sends(13, new byte[] {60}, leg.localPort());
        studio.awaitPackets(1);
        assertThat(told.all).containsExactly("up");
        assertThat(heard(4)).containsOnly(G711.SILENCE);
    }

    @Test
    void closedLegsGiveTheirPortsBack() {
        for (int i = 0; i < 100; i++) {
            var next = studio.plane.openTrunkLeg(told);
            next.close();
            next.close();
            await().until(() -> studio.plane.figures().rtpPortsInUse() == 1);
        }
        leg.close();
        await().until(() -> studio.plane.figures().rtpPortsInUse() == 0);
    }

    private void says(Phone phone, int frames) {
        for (int i = 0; i < frames; i++) phone.says(0, WORD, leg.localPort());
    }

    private ArrayList<Byte> heard(int frames) {
        var heard = new ArrayList<Byte>();
        for (int i = 0; i < frames; i++) {
            var frame = new byte[G711.FRAME];
            leg.hear(frame);
            heard.add(frame[0]);
        }
        return heard;
    }
}
