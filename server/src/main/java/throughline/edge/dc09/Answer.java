package throughline.edge.dc09;

import java.time.Instant;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a device.
 *
 * <pre>
 *  "ACK"0001R1L0#00012345[]                   it is kept
 *  "*ACK"0001R1L0#00012345[hexadecimal        the same to a device with a key: fill and ]_HH:MM:SS,MM-DD-YYYY
 *  "NAK"0000R0L0A0[]_HH:MM:SS,MM-DD-YYYY      your clock is wrong; this is the time
 *  "DUH"0001R1L0#00012345[]                   we have it, and can do nothing with it: saying it again helps nobody
 * </pre>
 *
 * The last two are never encrypted: they are for whoever has not our key or not our time.
 */
final class Answer {
    private Answer() {}

    /** @param key with which the frame was opened; null when it came in the clear */
    static byte[] ack(Frame to, @Nullable SecretKey key, Instant now) {
        return Frame.written(
                key == null
                        ? "\"ACK\"" + to.head() + "[]"
                        : "\"*ACK\"" + to.head() + "[" + Cbc.seal("]_" + Content.written(now), key));
    }

    static byte[] nak(Instant now) {
        return Frame.written("\"NAK\"0000R0L0A0[]_" + Content.written(now));
    }

    static byte[] duh(Frame to) {
        return Frame.written("\"DUH\"" + to.head() + "[]");
    }
}
