package throughline.scenario.sound;

/**
 * A sine tone: made, and found again.
 *
 * @param hertz its frequency
 * @param beep whether it pauses every second for 0.3 s. A browser's noise suppression takes a steady tone for noise and removes
 *     it; it lets a beep through
 */
public record Tone(double hertz, boolean beep) {
    public static final int RATE = 8000;
    /** Samples in the 20 ms that one RTP packet carries. */
    public static final int FRAME = 160;

    private static final double AMPLITUDE = 8000;
    private static final double PRESENT = 0.1;

    public static Tone steady(double hertz) {
        return new Tone(hertz, false);
    }

    public static Tone beeping(double hertz) {
        return new Tone(hertz, true);
    }

    /** The frames of one second in PCMU, after which they repeat: a tone of whole hertz is made once, not anew for each packet. */
    public byte[][] second() {
        if (hertz != Math.rint(hertz)) {
            throw new IllegalArgumentException("A tone of " + hertz + " Hz does not repeat after a second.");
        }
        var frames = new byte[RATE / FRAME][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = MuLaw.encode(samples((long) i * FRAME, FRAME, RATE));
        }
        return frames;
    }

    /** {@code length} samples of the tone, from its {@code first} sample on. */
    public short[] samples(long first, int length, int rate) {
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            long at = first + i;
            boolean silent = beep && at % rate >= rate * 7L / 10;
            samples[i] = silent ? 0 : (short) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * at / rate));
        }
        return samples;
    }

    /**
     * The share of the sound's energy that lies at this frequency, by Goertzel's filter: 1 is this tone alone, 0 is none of it.
     * Frames that are silent do not count.
     */
    public double shareOf(short[] heard) {
        double wanted = 0;
        double all = 0;
        for (int from = 0; from + FRAME <= heard.length; from += FRAME) {
            wanted += energyAtTone(heard, from);
            for (int i = from; i < from + FRAME; i++) {
                all += (double) heard[i] * heard[i];
            }
        }
        return all < 1 ? 0 : Math.min(1, wanted / all);
    }

    /** Whether this tone is in the sound and loud enough for a person to hear (above −50 dBFS). */
    public boolean isIn(short[] heard) {
        return shareOf(heard) > PRESENT && rms(heard) > 100;
    }

    /** Root mean square of the samples, 0 to 32767. */
    public static double rms(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }

    private double energyAtTone(short[] heard, int from) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double before = 0;
        double last = 0;
        for (int i = from; i < from + FRAME; i++) {
            double now = heard[i] + coefficient * last - before;
            before = last;
            last = now;
        }
        return (last * last + before * before - coefficient * last * before) * 2 / FRAME;
    }
}
