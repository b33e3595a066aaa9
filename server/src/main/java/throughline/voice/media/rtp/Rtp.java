package throughline.voice.media.rtp;

/**
 * Reads and writes the header of an RTP packet (RFC 3550, section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *  |                           timestamp                           |
 *  |                             SSRC                              |
 *  |                    0 to 15 CSRCs, 4 bytes each                |
 *  | with X: profile, 2 bytes      | length in words of 4 bytes    | and that many
 * </pre>
 *
 * With P the last byte says how many bytes at the end are padding.
 */
public final class Rtp {
    public static final int HEADER = 12;
    /** Larger than any frame of sound that we take, and than what an Ethernet carries in one piece. */
    public static final int LARGEST = 1500;

    private static final int MARKER = 0x80;

    private Rtp() {}

    /** RTCP shares a port with RTP in a browser: its packet types 192–223 lie where M and PT are (RFC 5761, section 4). */
    public static boolean isReport(byte[] packet, int length) {
        return length >= 8 && Bytes.u8(packet, 1) >= 192 && Bytes.u8(packet, 1) <= 223;
    }

    /** Where the payload begins, or -1 when this is no whole RTP packet of version 2. */
    public static int payloadStart(byte[] packet, int length) {
        if (length < HEADER || Bytes.u8(packet, 0) >> 6 != 2) return -1;
        int start = HEADER + 4 * (packet[0] & 0x0f);
        if ((packet[0] & 0x10) != 0) {
            if (start + 4 > length) return -1;
            start += 4 + 4 * Bytes.u16(packet, start + 2);
        }
        return start <= length ? start : -1;
    }

    /** Where the payload ends, or -1 when the padding is longer than the packet. Only for a packet with a good start. */
    public static int payloadEnd(byte[] packet, int start, int length) {
        if ((packet[0] & 0x20) == 0) return length;
        int padding = length > start ? Bytes.u8(packet, length - 1) : 0;
        return padding > 0 && length - padding >= start ? length - padding : -1;
    }

    public static int payloadType(byte[] packet) {
        return packet[1] & 0x7f;
    }

    public static int sequence(byte[] packet) {
        return Bytes.u16(packet, 2);
    }

    public static int timestamp(byte[] packet) {
        return Bytes.i32(packet, 4);
    }

    public static int ssrc(byte[] packet) {
        return Bytes.i32(packet, 8);
    }

    static void write(byte[] packet, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        packet[0] = (byte) 0x80;
        packet[1] = (byte) (marker ? MARKER | payloadType : payloadType);
        Bytes.put16(packet, 2, sequence);
        Bytes.put32(packet, 4, timestamp);
        Bytes.put32(packet, 8, ssrc);
    }
}
