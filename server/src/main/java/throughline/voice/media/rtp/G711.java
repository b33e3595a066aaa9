package throughline.voice.media.rtp;

/** ITU-T G.711: 8 bits a sample at 8 kHz, spaced about logarithmically. Mu-law is at home here, A-law is translated. */
public final class G711 {
    /** One frame: 20 ms. */
    public static final int FRAME = 160;

    public static final int RATE = 8000;
    public static final byte SILENCE = (byte) 0xff;

    private static final int BIAS = 0x84;
    private static final int CLIP = 32635;
    private static final short[] LINEAR = new short[256];
    private static final byte[] MU_FROM_LINEAR = new byte[1 << 14];
    private static final byte[] MU_FROM_A = new byte[256];
    private static final byte[] A_FROM_MU = new byte[256];

    static {
        for (int code = 0; code < 256; code++) LINEAR[code] = (short) decodedMu(code);
        for (int i = 0; i < MU_FROM_LINEAR.length; i++) MU_FROM_LINEAR[i] = encodedMu((short) (i << 2));
        for (int code = 0; code < 256; code++) MU_FROM_A[code] = encodedMu(decodedA(code));
        for (int code = 0; code < 256; code++) A_FROM_MU[code] = encodedA(LINEAR[code]);
    }

    private G711() {}

    /** The 16-bit sample behind a mu-law byte. */
    public static short linear(byte mu) {
        return LINEAR[mu & 0xff];
    }

    /** The mu-law byte nearest to a 16-bit sample; mu-law resolves no finer than 14 bits. */
    public static byte mu(int sample) {
        int clipped = Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        return MU_FROM_LINEAR[clipped >> 2 & 0x3fff];
    }

    /** What is heard of both together, in the second of them. */
    public static void add(byte[] sound, byte[] to) {
        for (int i = 0; i < to.length; i++) to[i] = mu(linear(sound[i]) + linear(to[i]));
    }

    public static byte muFromA(byte a) {
        return MU_FROM_A[a & 0xff];
    }

    public static byte aFromMu(byte mu) {
        return A_FROM_MU[mu & 0xff];
    }

    private static int decodedMu(int code) {
        int inverted = ~code & 0xff;
        int magnitude = ((inverted & 0x0f) << 3) + BIAS << (inverted >> 4 & 7);
        return (inverted & 0x80) != 0 ? BIAS - magnitude : magnitude - BIAS;
    }

    private static byte encodedMu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        return (byte) ~(sign | segment << 4 | magnitude >> segment + 3 & 0x0f);
    }

    private static int decodedA(int code) {
        int even = code ^ 0x55;
        int segment = even >> 4 & 7;
        int magnitude = ((even & 0x0f) << 4) + 8;
        if (segment > 0) magnitude = magnitude + 0x100 << segment - 1;
        return (even & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static byte encodedA(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = Math.min(sample < 0 ? ~sample : sample, 32767) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int mantissa = segment > 0 ? magnitude >> segment - 1 & 0x0f : magnitude & 0x0f;
        return (byte) ((sign | segment << 4 | mantissa) ^ 0x55);
    }
}
