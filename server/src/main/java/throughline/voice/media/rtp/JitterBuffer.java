package throughline.voice.media.rtp;

import java.util.Arrays;

/**
 * Gives back in even frames what the network brought unevenly. One second of mu-law in a ring, addressed by the RTP timestamp, so
 * packets of any length may come in any order and more than once.
 *
 * <p>Playing begins 40 ms after the first packet. When the newest packet comes too late the player steps back by a frame; when even
 * the emptiest moment of two seconds had a frame to spare, it skips what is spare. So the delay follows the network, and a clock at
 * the other end that is not quite ours. What is missing is the last good frame again, fading, for 60 ms, then silence. When nothing
 * is left for 100 ms the stream has paused, and the next packet starts anew.
 */
public final class JitterBuffer {
    private static final int FRAME = G711.FRAME;
    private static final int DELAY = 2 * FRAME;
    private static final int AT_LEAST = DELAY + FRAME;
    private static final int LARGEST_SKIP = 5;
    private static final int SIZE = 1 << 13;
    private static final int WINDOW = 100;
    private static final int PAUSE = 5;
    private static final int CONCEALED = 3;

    private final byte[] ring = new byte[SIZE];
    private final boolean[] present = new boolean[SIZE];
    private final byte[] last = new byte[FRAME];

    private boolean playing;
    private int playAt;
    private int end;
    private int missingFrames = CONCEALED;
    private int emptyTicks;
    private int ticks;
    private int emptiest = Integer.MAX_VALUE;

    /** Takes mu-law from {@code from} to {@code to} of {@code packet}, of which the first was spoken at {@code timestamp}. */
    public synchronized void put(byte[] packet, int from, int to, int timestamp) {
        int length = to - from;
        if (length <= 0 || length > SIZE / 2) return;
        if (!playing || timestamp - playAt > SIZE - length) start(timestamp);
        int after = timestamp + length;
        if (after - playAt <= 0 && after - end > 0) stepBack();
        for (int i = Math.max(0, playAt - timestamp); i < length; i++) {
            int slot = timestamp + i & SIZE - 1;
            ring[slot] = packet[from + i];
            present[slot] = true;
        }
        if (after - end > 0) end = after;
    }

    /** Fills the next frame; false when nothing of it was heard, neither just now nor shortly before. */
    public synchronized boolean take(byte[] frame) {
        if (!playing) return silent(frame);
        emptiest = Math.min(emptiest, end - playAt);
        boolean heard = filled(frame);
        playAt += FRAME;
        emptyTicks = end - playAt <= 0 ? emptyTicks + 1 : 0;
        if (emptyTicks >= PAUSE) playing = false;
        if (++ticks >= WINDOW) closeUp();
        return heard;
    }

    /** Forgets what waits, so that the next packet is heard soon and nothing old is. */
    public synchronized void clear() {
        playing = false;
        missingFrames = CONCEALED;
    }

    private void start(int timestamp) {
        Arrays.fill(present, false);
        playing = true;
        playAt = timestamp - DELAY;
        end = timestamp;
        emptyTicks = 0;
        beginWindow();
    }

    private void stepBack() {
        playAt -= FRAME;
        beginWindow();
    }

    private void closeUp() {
        int spare = Math.min((emptiest - AT_LEAST) / FRAME, LARGEST_SKIP);
        for (int i = 0; i < spare; i++) {
            forget(playAt);
            playAt += FRAME;
        }
        beginWindow();
    }

    private void beginWindow() {
        ticks = 0;
        emptiest = Integer.MAX_VALUE;
    }

    private boolean filled(byte[] frame) {
        boolean whole = true;
        boolean any = false;
        for (int i = 0; i < FRAME; i++) {
            int slot = playAt + i & SIZE - 1;
            boolean here = present[slot];
            frame[i] = here ? ring[slot] : G711.SILENCE;
            any |= here;
            whole &= here;
        }
        forget(playAt);
        if (!any) return concealed(frame);
        if (whole) System.arraycopy(frame, 0, last, 0, FRAME);
        missingFrames = whole ? 0 : CONCEALED;
        return true;
    }

    private boolean concealed(byte[] frame) {
        if (missingFrames >= CONCEALED) return silent(frame);
        missingFrames++;
        for (int i = 0; i < FRAME; i++) frame[i] = G711.mu(G711.linear(last[i]) >> missingFrames);
        return true;
    }

    private static boolean silent(byte[] frame) {
        Arrays.fill(frame, G711.SILENCE);
        return false;
    }

    private void forget(int from) {
        for (int i = 0; i < FRAME; i++) present[from + i & SIZE - 1] = false;
    }
}
