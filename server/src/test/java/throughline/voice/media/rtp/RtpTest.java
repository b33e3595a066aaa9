package throughline.voice.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpTest {
    @Test
    void aPlainPacket() {
        var packet = hex("80 00 12 34 00 00 00 a0 ca fe ba be ff ff");
        assertThat(Rtp.payloadStart(packet, packet.length)).isEqualTo(12);
        assertThat(Rtp.sequence(packet)).isEqualTo(0x1234);
        assertThat(Rtp.timestamp(packet)).isEqualTo(160);
        assertThat(Rtp.ssrc(packet)).isEqualTo(0xcafebabe);
    }

    @Test
    void contributorsExtensionAndPaddingAreNoSound() {
        var packet = hex("b1 80 00 01 00 00 00 00 00 00 00 01  00 00 00 02  be de 00 01 10 ff 00 00  7f 7f 00 02");
        int start = Rtp.payloadStart(packet, packet.length);
        assertThat(start).isEqualTo(24);
        assertThat(Rtp.payloadEnd(packet, start, packet.length)).isEqualTo(26);
        assertThat(Rtp.payloadType(packet)).isZero();
    }

    @Test
    void whatIsBrokenIsNoPacket() {
        assertThat(Rtp.payloadStart(hex("80 00 00"), 3)).isNegative();
        assertThat(Rtp.payloadStart(hex("40 00 00 01 00 00 00 00 00 00 00 01"), 12))
                .as("version 1")
                .isNegative();
        assertThat(Rtp.payloadStart(hex("8f 00 00 01 00 00 00 00 00 00 00 01"), 12))
                .as("15 contributors")
                .isNegative();
        assertThat(Rtp.payloadStart(hex("90 00 00 01 00 00 00 00 00 00 00 01 be de ff ff"), 16))
                .isNegative();
        var padded = hex("a0 00 00 01 00 00 00 00 00 00 00 01 ff 09");
        assertThat(Rtp.payloadEnd(padded, 12, padded.length))
                .as("more padding than packet")
                .isNegative();
    }

    @Test
    void randomBytesAreReadWithoutAFault() {
        var random = new Random(3);
        var packet = new byte[64];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(packet);
            int length = random.nextInt(packet.length + 1);
            int start = Rtp.payloadStart(packet, length);
            if (start >= 0) assertThat(Rtp.payloadEnd(packet, start, length)).isBetween(-1, length);
        }
    }

    @Test
    void aReportTellsWhatWasHeard() {
        var heard = new SequenceNumbers();
        for (int sequence : new int[] {1, 2, 4}) heard.heard(sequence);
        var sender = new RtpSender(new Random(1), 0);
        var reports = new Reports();
        var theirs = new byte[28];
        theirs[0] = (byte) 0x80;
        theirs[1] = (byte) 200;
        Bytes.put32(theirs, 10, 0x01020304);
        reports.heard(theirs, theirs.length, 1_000_000_000L);

        var report = new byte[Reports.LARGEST];
        int length = reports.write(report, sender, 0xcafebabe, heard, "throughline", 1_500_000_000L);

        assertThat(length % 4).isZero();
        assertThat(Rtp.isReport(report, length)).isTrue();
        assertThat(Bytes.i32(report, 4)).isEqualTo(sender.ssrc());
        assertThat(Bytes.i32(report, 28)).isEqualTo(0xcafebabe);
        assertThat(Bytes.i32(report, 32)).as("a quarter, one in all").isEqualTo(64 << 24 | 1);
        assertThat(Bytes.i32(report, 44)).isEqualTo(0x01020304);
        assertThat(Bytes.i32(report, 48)).as("half a second in 65536ths").isEqualTo(32_768);
        assertThat(Bytes.u8(report, 53)).isEqualTo(202);
        assertThat(new String(Arrays.copyOfRange(report, 62, 73), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("throughline");
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
