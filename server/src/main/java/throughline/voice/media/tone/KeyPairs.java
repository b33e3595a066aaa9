package throughline.voice.media.tone;

/**
 * Which two tones a key is (ITU-T Q.23), in hertz.
 *
 * <pre>
 *        1209  1336  1477  1633
 *   697    1     2     3     A
 *   770    4     5     6     B
 *   852    7     8     9     C
 *   941    *     0     #     D
 * </pre>
 */
final class KeyPairs {
    static final int[] LOW = {697, 770, 852, 941};
    static final int[] HIGH = {1209, 1336, 1477, 1633};

    private static final String KEYS = "123A456B789C*0#D";

    private KeyPairs() {}

    static char key(int low, int high) {
        return KEYS.charAt(4 * low + high);
    }

    /** @throws IllegalArgumentException when it is none of the sixteen */
    static int low(char key) {
        return LOW[place(key) / 4];
    }

    static int high(char key) {
        return HIGH[place(key) % 4];
    }

    private static int place(char key) {
        int place = KEYS.indexOf(key);
        if (place < 0) {
            throw new IllegalArgumentException("(%s) is no key of a telephone.".formatted(key));
        }
        return place;
    }
}
