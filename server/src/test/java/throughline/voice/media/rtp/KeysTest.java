package throughline.voice.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final int EVENTS = 101;

    private final KeysHeard heard = new KeysHeard();
    private final RtpSender sender = new RtpSender(new Random(1), 0);
    private final byte[] silence = new byte[G711.FRAME];

    @Test
    void aPressThatIsSentEightTimesIsToldOnce() {
        assertThat(told(event(5, 1000), event(5, 1000), event(5, 1000))).isEqualTo("5");
    }

    @Test
    void theSameKeyTwiceIsTwoPresses() {
        assertThat(told(event(1, 1000), event(1, 1000), event(1, 2600), event(1, 2600)))
                .isEqualTo("11");
    }

    @Test
    void anOlderPressThatComesLateIsNotToldAgain() {
        assertThat(told(event(1, 1000), event(2, 2600), event(1, 1000))).isEqualTo("12");
    }

    @Test
    void aNewStreamMayBeginWithAnOlderTimestamp() {
        assertThat(told(event(1, 5000))).isEqualTo("1");
        heard.restart();
        assertThat(told(event(2, 100))).isEqualTo("2");
    }

    @Test
    void faxTonesAndHalfEventsAreNoKeys() {
        assertThat(told(event(32, 1000))).isEmpty();
        assertThat(heard.heard(new byte[] {1, 0, 0}, 0, 3, 9000)).isEqualTo(KeysHeard.NONE);
    }

    @Test
    void ourOwnPressIsFiveEventsAndThreeEndsUnderOneTimestamp() {
        sender.press('#');
        var packets = packets(8);
        assertThat(packets).allSatisfy(packet -> {
            assertThat(Rtp.payloadType(packet)).isEqualTo(EVENTS);
            assertThat(Rtp.timestamp(packet)).isEqualTo(Rtp.timestamp(packets.getFirst()));
            assertThat(packet[Rtp.HEADER]).isEqualTo((byte) 11);
        });
        assertThat(packets.stream().map(packet -> Bytes.u16(packet, Rtp.HEADER + 2)))
                .containsExactly(160, 320, 480, 640, 800, 800, 800, 800);
        assertThat(packets.stream().map(packet -> packet[Rtp.HEADER + 1] < 0))
                .containsExactly(false, false, false, false, false, true, true, true);
        var sound = packets(1).getFirst();
        assertThat(Rtp.payloadType(sound)).isZero();
        assertThat(Rtp.timestamp(sound)).isEqualTo(Rtp.timestamp(packets.getFirst()) + 8 * G711.FRAME);
    }

    @Test
    void whatWePressIsWhatIsHeard() {
        "159*#0D".chars().forEach(key -> assertThat(sender.press((char) key)).isTrue());
        assertThat(sender.press('x')).isFalse();
        var text = packets(100).stream()
                .filter(packet -> Rtp.payloadType(packet) == EVENTS)
                .map(packet -> heard.heard(packet, Rtp.HEADER, packet.length, Rtp.timestamp(packet)))
                .filter(key -> key != KeysHeard.NONE)
                .map(String::valueOf)
                .collect(Collectors.joining());
        assertThat(text).isEqualTo("159*#0D");
    }

    @Test
    void theSequenceHasNoHolesOverItsWrap() {
        var numbers = new SequenceNumbers();
        packets(70_000).forEach(packet -> numbers.heard(Rtp.sequence(packet)));
        assertThat(numbers.lost()).isZero();
    }

    @Test
    void afterAPauseTheFirstPacketIsMarked() {
        assertThat(packets(2).stream().map(packet -> packet[1] < 0)).containsExactly(true, false);
        sender.pause(8000);
        assertThat(packets(1).getFirst()[1]).isNegative();
    }

    private List<byte[]> packets(int count) {
        var packets = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            int length = sender.next(silence, false, EVENTS);
            packets.add(Arrays.copyOf(sender.packet(), length));
        }
        return packets;
    }

    private String told(Event... events) {
        var keys = new StringBuilder();
        for (var event : events) {
            char key = heard.heard(new byte[] {(byte) event.code, 10, 0, 80}, 0, 4, event.timestamp);
            if (key != KeysHeard.NONE) keys.append(key);
        }
        return keys.toString();
    }

    private static Event event(int code, int timestamp) {
        return new Event(code, timestamp);
    }

    private record Event(int code, int timestamp) {}
}
