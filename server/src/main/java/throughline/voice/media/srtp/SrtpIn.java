package throughline.voice.media.srtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.rtp.Bytes;
import throughline.voice.media.rtp.Rtp;

/** Opens what one peer sends, in place. Used by one thread. */
public final class SrtpIn {
    private static final int MOST_STREAMS = 8;
    private static final int REPORT_HEADER = 8;

    private final PacketCipher cipher;
    private final List<Stream> streams = new ArrayList<>();

    public SrtpIn(Profile profile, byte[] masterKey, byte[] masterSalt) {
        cipher = profile.cipher(masterKey, masterSalt);
    }

    /** The length of the RTP packet inside, or -1. */
    public int open(byte[] packet, int length) {
        int payload = Rtp.payloadStart(packet, length);
        if (payload < 0) return -1;
        int ssrc = Rtp.ssrc(packet);
        var known = stream(ssrc);
        if (known == null && streams.size() >= MOST_STREAMS) return -1;
        var stream = known == null ? new Stream(ssrc) : known;
        long index = stream.guess(Rtp.sequence(packet));
        if (index < 0 || !stream.packets.isFresh(index)) return -1;
        int opened = cipher.open(packet, payload, length, ssrc, index);
        if (opened < 0) return -1;
        stream.packets.add(index);
        if (known == null) streams.add(stream);
        return opened;
    }

    /** The length of the RTCP packet inside, or -1. */
    public int openReport(byte[] packet, int length) {
        int indexAt = cipher.reportIndexAt(length);
        if (indexAt < REPORT_HEADER) return -1;
        int ssrc = Bytes.i32(packet, 4);
        int index = Bytes.i32(packet, indexAt) & 0x7fffffff;
        var known = stream(ssrc);
        if (known == null && streams.size() >= MOST_STREAMS) return -1;
        var stream = known == null ? new Stream(ssrc) : known;
        if (!stream.reports.isFresh(index)) return -1;
        int opened = cipher.openReport(packet, length, ssrc, index);
        if (opened < 0) return -1;
        stream.reports.add(index);
        if (known == null) streams.add(stream);
        return opened;
    }

    private @Nullable Stream stream(int ssrc) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).ssrc == ssrc) return streams.get(i);
        }
        return null;
    }

    private static final class Stream {
        final int ssrc;
        final ReplayWindow packets = new ReplayWindow();
        final ReplayWindow reports = new ReplayWindow();

        Stream(int ssrc) {
            this.ssrc = ssrc;
        }

        /** The index nearest to the highest one so far that ends in this sequence number (RFC 3711, section 3.3.1). */
        long guess(int sequence) {
            long highest = packets.highest();
            return highest < 0 ? sequence : highest + (short) (sequence - (int) highest);
        }
    }
}
