package throughline.voice.media.webrtc;

import java.util.List;
import throughline.fuzz.Seeds;
import throughline.voice.media.rtp.Bytes;
import throughline.voice.media.rtp.KeysHeard;
import throughline.voice.media.rtp.Rtp;

/** A datagram on the ports of sound: STUN, RTP or a report. */
public final class PacketsFuzzed {
    private PacketsFuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of(
                "\u0000\u0001\u0000\u000c!\u0012\u00a4Babcdefghijkl\u0000\u0006\u0000\u0007ab:cdef\u0000",
                "\u0080\u0000\u0000\u0001\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0001\u00ff\u00ff\u00ff\u00ff",
                "\u00b0\u00e5\u0000\u0001\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0001\u00be\u00de\u0000\u0001abcd\u0003\u008a\u0003 \u0000\u0004");
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (StunCheck.isStun(bytes)) {
            var check = StunCheck.read(bytes, bytes.length);
            if (check != null) {
                check.ourFragment();
                check.theirFragment();
            }
        }
        if (Rtp.isReport(bytes, bytes.length)) {
            return;
        }
        int start = Rtp.payloadStart(bytes, bytes.length);
        int end = start < 0 ? -1 : Rtp.payloadEnd(bytes, start, bytes.length);
        if (end >= 0) {
            for (int at = start; at < end; at++) {
                Bytes.u8(bytes, at);
            }
            new KeysHeard().heard(bytes, start, end, Rtp.timestamp(bytes));
        }
    }
}
