package throughline.voice.media.rtp;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/**
 * Makes the packets of one stream that we send, one each 20 ms: sound, or the events of a key press in its place (RFC 4733). Used
 * by one thread; only {@link #press} may come from another.
 */
public final class RtpSender {
    private static final int PRESSED = 5;
    private static final int ENDS = 3;
    private static final int BETWEEN = 3;
    private static final int MOST_PRESSES = 64;
    private static final int VOLUME = 10;

    private final byte[] packet;
    private final int ssrc;
    private final ArrayDeque<Character> presses = new ArrayDeque<>();
    private int sequence;
    private int timestamp;
    private boolean marker = true;
    private long packets;
    private long octets;
    private int key;
    private int step;
    private int pressedAt;

    /** @param trailer bytes kept free behind the payload for encryption */
    public RtpSender(RandomGenerator random, int trailer) {
        packet = new byte[Rtp.HEADER + G711.FRAME + trailer];
        ssrc = random.nextInt();
        sequence = random.nextInt(1 << 15);
        timestamp = random.nextInt();
    }

    /** The packet made last; valid until the next. */
    public byte[] packet() {
        return packet;
    }

    public int ssrc() {
        return ssrc;
    }

    public int timestamp() {
        return timestamp;
    }

    public int packets() {
        return (int) packets;
    }

    public int octets() {
        return (int) octets;
    }

    /** Queues one press; false for what is no key, or when too many wait. */
    public synchronized boolean press(char digit) {
        return KeysHeard.KEYS.indexOf(digit) >= 0 && presses.size() < MOST_PRESSES && presses.add(digit);
    }

    /** Makes the packet of these 20 ms and gives its length. {@code telephoneEvents} is the type of key presses, -1 for none. */
    public int next(byte[] frame, boolean aLaw, int telephoneEvents) {
        if (step == 0 && telephoneEvents >= 0) begin();
        int length = step > 0 && key >= 0 && telephoneEvents >= 0 ? event(telephoneEvents) : sound(frame, aLaw);
        if (step > 0 && ++step > PRESSED + ENDS + BETWEEN) step = 0;
        if (step > PRESSED + ENDS) key = -1;
        timestamp += G711.FRAME;
        packets++;
        octets += length - Rtp.HEADER;
        return length;
    }

    /** Lets time pass without a packet. */
    public void pause(int samples) {
        timestamp += samples;
        marker = true;
    }

    private synchronized void begin() {
        var digit = presses.poll();
        if (digit == null) return;
        key = KeysHeard.KEYS.indexOf(digit);
        pressedAt = timestamp;
        step = 1;
    }

    private int sound(byte[] frame, boolean aLaw) {
        Rtp.write(packet, marker, aLaw ? 8 : 0, sequence++, timestamp, ssrc);
        marker = false;
        if (aLaw) {
            for (int i = 0; i < G711.FRAME; i++) packet[Rtp.HEADER + i] = G711.aFromMu(frame[i]);
        } else {
            System.arraycopy(frame, 0, packet, Rtp.HEADER, G711.FRAME);
        }
        return Rtp.HEADER + G711.FRAME;
    }

    private int event(int telephoneEvents) {
        Rtp.write(packet, step == 1, telephoneEvents, sequence++, pressedAt, ssrc);
        packet[Rtp.HEADER] = (byte) key;
        packet[Rtp.HEADER + 1] = (byte) (step > PRESSED ? 0x80 | VOLUME : VOLUME);
        Bytes.put16(packet, Rtp.HEADER + 2, Math.min(step, PRESSED) * G711.FRAME);
        return Rtp.HEADER + 4;
    }
}
