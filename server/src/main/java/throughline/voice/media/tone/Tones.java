package throughline.voice.media.tone;

import java.util.Arrays;
import throughline.voice.media.rtp.G711;

/** Makes tones. */
public final class Tones {
    /** A single tone at -8 dBm0; of a key the high one at -7 and the low one 2 dB below, as lines prefer it. */
    private static final double SINGLE = 8_870;

    private static final double HIGH = 9_950;
    private static final double LOW = 7_910;

    /** 2 ms, so that it does not begin with a click. */
    private static final int RISE = 16;

    private Tones() {}

    /** @throws IllegalArgumentException when it is none of the sixteen keys */
    public static byte[] key(char key, int millis) {
        return mixed(millis, KeyPairs.low(key), LOW, KeyPairs.high(key), HIGH);
    }

    public static byte[] single(int hertz, int millis) {
        return mixed(millis, hertz, SINGLE, 0, 0);
    }

    public static byte[] silence(int millis) {
        var sound = new byte[samples(millis)];
        Arrays.fill(sound, G711.SILENCE);
        return sound;
    }

    private static byte[] mixed(int millis, int one, double loudOne, int other, double loudOther) {
        var sound = new byte[samples(millis)];
        for (int i = 0; i < sound.length; i++) {
            double gain = Math.min(1, Math.min(i + 1, sound.length - i) / (double) RISE);
            sound[i] = G711.mu((int) Math.round(gain * (loudOne * sine(one, i) + loudOther * sine(other, i))));
        }
        return sound;
    }

    private static double sine(int hertz, int sample) {
        return Math.sin(2 * Math.PI * hertz * sample / G711.RATE);
    }

    private static int samples(int millis) {
        return millis * (G711.RATE / 1000);
    }
}
