package throughline.scenario.sound;

/** G.711 µ-law (ITU-T G.711): eight bits {@code ~SEEEMMMM}, sign, exponent and mantissa of a 14-bit sample with a bias of 33. */
public final class MuLaw {
    private static final int BIAS = 0x84;
    private static final int LOUDEST = 32635;

    private MuLaw() {}

    public static byte encode(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), LOUDEST) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    public static short decode(byte code) {
        int bits = ~code & 0xff;
        int magnitude = (((bits & 0x0f) << 3) + BIAS << ((bits & 0x70) >> 4)) - BIAS;
        return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }

    public static byte[] encode(short[] samples) {
        var codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    /** Decodes every {@code step}th byte of {@code codes}, from {@code first} on: one channel of an interleaved recording. */
    public static short[] decode(byte[] codes, int first, int step) {
        var samples = new short[(codes.length - first + step - 1) / step];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = decode(codes[first + i * step]);
        }
        return samples;
    }
}
