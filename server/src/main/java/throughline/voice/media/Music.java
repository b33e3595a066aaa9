package throughline.voice.media;

import java.util.function.DoubleUnaryOperator;
import throughline.voice.media.rtp.G711;

/**
 * Hold music of our own: four soft chords of five seconds each, and above them a slow broken chord like a struck glass. Twenty
 * seconds that end where they begin. Synthesised once at the start, free of anybody's rights, and within what a telephone carries.
 */
final class Music {
    private static final int CHORD_SECONDS = 5;
    private static final double NOTE_SECONDS = 0.625;
    private static final double PEAK = 9_000;
    /** Semitones above the A of 220 Hz: Fmaj7, Am7, Dm9, C with a sixth. */
    private static final int[][] CHORDS = {{-4, 3, 7, 12}, {0, 3, 7, 10}, {-7, 0, 3, 7}, {-9, 3, 7, 10}};

    private static final int[] ORDER = {0, 2, 1, 3, 2, 1, 3, 2};

    private Music() {}

    /** The loop in mu-law. */
    static byte[] compose() {
        var mix = new float[CHORDS.length * CHORD_SECONDS * G711.RATE];
        for (int chord = 0; chord < CHORDS.length; chord++) {
            double begin = chord * CHORD_SECONDS;
            for (int note : CHORDS[chord]) pad(mix, begin, pitch(note));
            for (int i = 0; i < ORDER.length; i++)
                glass(mix, begin + i * NOTE_SECONDS, pitch(CHORDS[chord][ORDER[i]] + 12));
        }
        return inMuLaw(mix);
    }

    private static double pitch(int semitones) {
        return 220 * Math.pow(2, semitones / 12.0);
    }

    /** A chord's tone swells for a second, stays, and fades into the next chord. */
    private static void pad(float[] mix, double begin, double pitch) {
        double length = CHORD_SECONDS + 1.5;
        add(mix, begin, length, pitch, 0.30, at -> Math.min(1, at) * Math.min(1, (length - at) / 1.5));
        add(mix, begin, length, pitch * 1.003, 0.20, at -> Math.min(1, at) * Math.min(1, (length - at) / 1.5));
    }

    private static void glass(float[] mix, double begin, double pitch) {
        add(mix, begin, 2.5, pitch, 0.55, at -> Math.min(1, at / 0.012) * Math.exp(-2.2 * at));
        add(mix, begin, 1.2, pitch * 2, 0.12, at -> Math.min(1, at / 0.008) * Math.exp(-5 * at));
    }

    private static void add(
            float[] mix, double begin, double length, double pitch, double loudness, DoubleUnaryOperator shape) {
        int first = (int) (begin * G711.RATE);
        double step = 2 * Math.PI * pitch / G711.RATE;
        for (int i = 0; i < length * G711.RATE; i++) {
            double sample = loudness * shape.applyAsDouble(i / (double) G711.RATE) * Math.sin(step * i);
            mix[(first + i) % mix.length] += (float) sample;
        }
    }

    private static byte[] inMuLaw(float[] mix) {
        float highest = 0;
        for (float sample : mix) highest = Math.max(highest, Math.abs(sample));
        var sound = new byte[mix.length];
        for (int i = 0; i < mix.length; i++) sound[i] = G711.mu((int) (mix[i] * PEAK / highest));
        return sound;
    }
}
