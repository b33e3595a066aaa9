package throughline.voice.media;

import org.jspecify.annotations.Nullable;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.rtp.JitterBuffer;
import throughline.voice.media.rtp.KeysHeard;
import throughline.voice.media.rtp.Reports;
import throughline.voice.media.rtp.Rtp;
import throughline.voice.media.rtp.RtpSender;
import throughline.voice.media.rtp.SequenceNumbers;
import throughline.voice.media.tone.KeysInSound;

/** The hearing half of a leg, the same on every wire: packets in, even frames and key presses out. */
final class Incoming {
    private static final String NAME = "throughline";
    /** Comfort noise (RFC 3389): a sign of life from somebody who is silent, and no sound to us. */
    private static final int COMFORT_NOISE = 13;

    private final LegListener listener;
    private final Counters counters;
    private final JitterBuffer sound = new JitterBuffer();
    private final SequenceNumbers numbers = new SequenceNumbers();
    private final KeysHeard keys = new KeysHeard();
    private final Presses presses = new Presses();
    private final Reports reports = new Reports();
    private final long openedAt = System.nanoTime();
    private int ssrc;
    private volatile int telephoneEvents = -1;
    private volatile @Nullable KeysInSound keysInSound;
    private volatile boolean any;
    private volatile long lastAt = openedAt;

    Incoming(LegListener listener, Counters counters) {
        this.listener = listener;
        this.counters = counters;
    }

    void telephoneEvents(int payloadType) {
        telephoneEvents = payloadType;
    }

    /** Whether this is a whole RTP packet of sound or keys, from whomever. */
    boolean understands(byte[] packet, int length) {
        int start = Rtp.payloadStart(packet, length);
        if (start < 0 || Rtp.payloadEnd(packet, start, length) < 0) return false;
        int type = Rtp.payloadType(packet);
        return isSound(type) || type == telephoneEvents || type == COMFORT_NOISE;
    }

    /** Takes a packet that is understood and comes from the right one. */
    void packet(byte[] packet, int length) {
        long now = System.nanoTime();
        lastAt = now;
        counters.received.increment();
        char key;
        synchronized (this) {
            follow(Rtp.ssrc(packet));
            numbers.heard(Rtp.sequence(packet));
            int type = Rtp.payloadType(packet);
            key = type == telephoneEvents ? keyIn(packet, length) : KeysHeard.NONE;
            if (isSound(type)) soundIn(packet, length, now);
        }
        if (!any) {
            any = true;
            listener.up();
        }
        if (key != KeysHeard.NONE) pressed(key);
    }

    /** A key came in another way than within the sound. */
    void pressed(char key) {
        if (presses.beside(key, System.nanoTime())) listener.digit(key);
    }

    /** Whether keys are heard within the sound too, for as long as none came in another way. */
    void hearKeysInSound(boolean on) {
        keysInSound = on ? new KeysInSound() : null;
    }

    void report(byte[] packet, int length) {
        reports.heard(packet, length, System.nanoTime() - openedAt);
    }

    synchronized int writeReport(byte[] out, RtpSender sender) {
        return reports.write(out, sender, ssrc, numbers, NAME, System.nanoTime() - openedAt);
    }

    boolean take(byte[] frame) {
        boolean heard = sound.take(frame);
        var ear = keysInSound;
        char key = ear == null ? KeysInSound.NONE : ear.heard(frame);
        if (key != KeysInSound.NONE && presses.within(key, System.nanoTime())) listener.digit(key);
        return heard;
    }

    /** Forgets sound that waits. */
    void clear() {
        sound.clear();
    }

    boolean any() {
        return any;
    }

    long lastAt() {
        return lastAt;
    }

    /** Silence is counted from now. */
    void expectNow() {
        lastAt = System.nanoTime();
    }

    synchronized long lost() {
        return numbers.lost();
    }

    private void follow(int now) {
        if (any && now != ssrc) {
            numbers.restart();
            keys.restart();
            sound.clear();
        }
        ssrc = now;
    }

    private char keyIn(byte[] packet, int length) {
        int start = Rtp.payloadStart(packet, length);
        return keys.heard(packet, start, Rtp.payloadEnd(packet, start, length), Rtp.timestamp(packet));
    }

    private static boolean isSound(int type) {
        return type == Codec.PCMU.payloadType() || type == Codec.PCMA.payloadType();
    }

    private void soundIn(byte[] packet, int length, long now) {
        int start = Rtp.payloadStart(packet, length);
        int end = Rtp.payloadEnd(packet, start, length);
        if (Rtp.payloadType(packet) == Codec.PCMA.payloadType()) {
            for (int i = start; i < end; i++) packet[i] = G711.muFromA(packet[i]);
        }
        reports.arrived(Rtp.timestamp(packet), now - openedAt);
        sound.put(packet, start, end, Rtp.timestamp(packet));
    }
}
