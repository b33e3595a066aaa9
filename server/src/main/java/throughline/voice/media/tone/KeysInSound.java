package throughline.voice.media.tone;

import java.util.Arrays;
import throughline.voice.media.rtp.G711;

/**
 * Hears keys within the sound. In blocks of 102 samples a tone may be off by 1.5 % and is still in its filter; two blocks that agree
 * begin a key, and three that do not end it. So a key of 40 ms is heard, with 40 ms between it and the next; a click is none, and where
 * the network lost a packet one key does not become two.
 *
 * <p>Voices hit two of the frequencies now and then. A key is told from them by what a voice cannot do: nearly all of its sound is in
 * these two tones, steadily, both are about as loud, one of each group stands out alone, and the upper one has no overtone.
 */
public final class KeysInSound {
    public static final char NONE = 0;

    private static final int BLOCK = 102;
    private static final int ENDED = 3;

    /** About -33 dBm0 for each tone; what is less loud is on no line that anybody can talk over. */
    private static final double LEAST_AMPLITUDE = 500;

    private static final double LEAST_POWER = Math.pow(LEAST_AMPLITUDE * BLOCK / 2, 2);
    private static final double LEAST_ENERGY = BLOCK * LEAST_AMPLITUDE * LEAST_AMPLITUDE / 2;

    /** Lines attenuate high tones more than low ones, or a dialler makes up for it too much. */
    private static final double HIGH_LOUDER = decibel(9);

    private static final double LOW_LOUDER = decibel(7);
    private static final double STANDS_OUT = decibel(6);
    private static final double OVERTONE = decibel(-10);
    private static final double SHARE = 0.65;

    /** From one block to the next: whoever presses a key does not sing. */
    private static final double STEADY = decibel(3);

    private static final Goertzel LOW = new Goertzel(KeyPairs.LOW);
    private static final Goertzel HIGH = new Goertzel(KeyPairs.HIGH);
    private static final Goertzel OVERTONES =
            new Goertzel(Arrays.stream(KeyPairs.HIGH).map(hertz -> 2 * hertz).toArray());

    private final double[] block = new double[BLOCK];
    private final double[] low = new double[4];
    private final double[] high = new double[4];
    private final double[] overtones = new double[4];
    private int filled;
    private char before;
    private char pressed;
    private int without;
    private double loudBefore;
    private double loud;

    private static double decibel(double db) {
        return Math.pow(10, db / 10);
    }

    /** Takes the next samples, at most 20 ms of them, and gives the key that has begun in them, or {@link #NONE}. */
    public char heard(byte[] sound) {
        char begun = NONE;
        for (byte sample : sound) {
            block[filled++] = G711.linear(sample);
            if (filled == BLOCK) {
                filled = 0;
                char key = follow(keyInBlock());
                begun = key == NONE ? begun : key;
            }
        }
        return begun;
    }

    private char follow(char now) {
        without = now == pressed ? 0 : without + 1;
        if (without >= ENDED) pressed = NONE;
        boolean begins = now != NONE
                && now == before
                && now != pressed
                && loud <= loudBefore * STEADY
                && loudBefore <= loud * STEADY;
        before = now;
        loudBefore = loud;
        if (!begins) return NONE;
        pressed = now;
        without = 0;
        return now;
    }

    private char keyInBlock() {
        double energy = 0;
        for (double sample : block) energy += sample * sample;
        loud = energy;
        if (energy < LEAST_ENERGY) return NONE;
        LOW.measure(block, low);
        HIGH.measure(block, high);
        int row = loudest(low);
        int column = loudest(high);
        double ofRow = low[row];
        double ofColumn = high[column];
        boolean isKey = ofRow >= LEAST_POWER
                && ofColumn >= LEAST_POWER
                && ofColumn <= ofRow * HIGH_LOUDER
                && ofRow <= ofColumn * LOW_LOUDER
                && (ofRow + ofColumn) * 2 / BLOCK >= SHARE * energy
                && standsOut(low, row)
                && standsOut(high, column)
                && hasNoOvertone(column);
        return isKey ? KeyPairs.key(row, column) : NONE;
    }

    private boolean hasNoOvertone(int column) {
        OVERTONES.measure(block, overtones);
        return overtones[column] <= high[column] * OVERTONE;
    }

    private static int loudest(double[] powers) {
        int loudest = 0;
        for (int i = 1; i < powers.length; i++) {
            if (powers[i] > powers[loudest]) loudest = i;
        }
        return loudest;
    }

    private static boolean standsOut(double[] powers, int loudest) {
        for (int i = 0; i < powers.length; i++) {
            if (i != loudest && powers[i] * STANDS_OUT > powers[loudest]) return false;
        }
        return true;
    }
}
