package throughline.voice.media.rtp;

/**
 * Finds key presses in telephone events. One press is sent many times over, always with the timestamp of its beginning, so the
 * timestamp tells presses apart (RFC 4733, section 2.3).
 *
 * <pre>
 *  |     event     |E|R| volume    |          duration             |
 * </pre>
 */
public final class KeysHeard {
    public static final char NONE = 0;
    static final String KEYS = "0123456789*#ABCD";

    private boolean any;
    private int last;

    /** The key of a press not told before, or {@link #NONE}: a repetition, an older one, or no key (a fax tone, a flash). */
    public char heard(byte[] packet, int from, int to, int timestamp) {
        if (to - from < 4 || Bytes.u8(packet, from) >= KEYS.length()) return NONE;
        if (any && timestamp - last <= 0) return NONE;
        any = true;
        last = timestamp;
        return KEYS.charAt(packet[from]);
    }

    /** A new stream: its timestamps say nothing about those before. */
    public void restart() {
        any = false;
    }
}
