package throughline.voice.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Our side of RTCP (RFC 3550, section 6): a sender report with one block about the other side, and the name that must go with it.
 *
 * <pre>
 *  |V=2|P|  RC=1 |   PT=200      |       length in words - 1     |   sender report
 *  |                        our SSRC                             |
 *  |        NTP time, 8 bytes: here the time since our start      |
 *  |   RTP time    |    packets    |     octets                  |   4 bytes each
 *  |                       their SSRC                            |   what we heard of them
 *  | lost, 256ths  |       lost in all, 3 bytes                  |
 *  |   highest sequence number, with wraps                       |
 *  |   jitter      |  their last report  |  our delay since      |   4 bytes each
 *  |V=2|P|  SC=1 |   PT=202      |       length in words - 1     |   source description: CNAME
 * </pre>
 */
public final class Reports {
    public static final int LARGEST = 128;
    private static final int SENDER_REPORT = 200;
    private static final int DESCRIPTION = 202;

    private int theirLastReport;
    private long theirLastReportAt;
    private long jitter;
    private long lastTransit;
    private boolean anyTransit;

    /** Takes what the other side reports; only the time of its report is needed, to send it back. */
    public synchronized void heard(byte[] packet, int length, long nanos) {
        if (length < 28 || Bytes.u8(packet, 0) >> 6 != 2 || Bytes.u8(packet, 1) != SENDER_REPORT) return;
        theirLastReport = Bytes.i32(packet, 10);
        theirLastReportAt = nanos;
    }

    /** Follows the interarrival jitter (RFC 3550, A.8), in 16ths of a sample. */
    public synchronized void arrived(int timestamp, long nanos) {
        long transit = nanos * G711.RATE / 1_000_000_000L - (timestamp & 0xffffffffL);
        long difference = Math.abs((int) (transit - lastTransit));
        if (anyTransit && difference < G711.RATE) jitter += difference - (jitter + 8 >> 4);
        anyTransit = true;
        lastTransit = transit;
    }

    /** Writes a compound report and gives its length. */
    public synchronized int write(
            byte[] out, RtpSender sender, int theirSsrc, SequenceNumbers heard, String name, long nanos) {
        out[0] = (byte) 0x81;
        out[1] = (byte) SENDER_REPORT;
        Bytes.put16(out, 2, 12);
        Bytes.put32(out, 4, sender.ssrc());
        Bytes.put32(out, 8, (int) (nanos / 1_000_000_000L));
        Bytes.put32(out, 12, (int) ((nanos % 1_000_000_000L << 32) / 1_000_000_000L));
        Bytes.put32(out, 16, sender.timestamp());
        Bytes.put32(out, 20, sender.packets());
        Bytes.put32(out, 24, sender.octets());
        Bytes.put32(out, 28, theirSsrc);
        Bytes.put32(out, 32, heard.fractionLost() << 24 | (int) Math.min(heard.lost(), 0x7fffff));
        Bytes.put32(out, 36, heard.extendedHighest());
        Bytes.put32(out, 40, (int) (jitter >> 4));
        Bytes.put32(out, 44, theirLastReport);
        Bytes.put32(out, 48, theirLastReport == 0 ? 0 : (int) ((nanos - theirLastReportAt) * 65_536 / 1_000_000_000L));
        return 52 + describe(out, 52, sender.ssrc(), name);
    }

    private static int describe(byte[] out, int at, int ssrc, String name) {
        var cname = name.getBytes(StandardCharsets.US_ASCII);
        int words = (8 + 2 + cname.length + 1 + 3) / 4;
        Arrays.fill(out, at, at + words * 4, (byte) 0);
        out[at] = (byte) 0x81;
        out[at + 1] = (byte) DESCRIPTION;
        Bytes.put16(out, at + 2, words - 1);
        Bytes.put32(out, at + 4, ssrc);
        out[at + 8] = 1;
        out[at + 9] = (byte) cname.length;
        System.arraycopy(cname, 0, out, at + 10, cname.length);
        return words * 4;
    }
}
