package throughline.voice.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import throughline.voice.media.rtp.G711;

/**
 * Makes of a WAV file (16-bit PCM, one channel, any rate) what a telephone carries: mu-law at 8 kHz, without what lies above 3.4 kHz, as
 * loud as the prompts.
 */
public final class Narrowband {
    private static final int FORMAT = 0x20746d66; // "fmt "
    private static final int DATA = 0x61746164; // "data"
    private static final int RIFF_HEADER = 12;
    private static final double HIGHEST = 3_400;
    private static final int REACH = 24; // zero crossings of the filter to each side
    private static final double LOUDNESS = 0.1 * Short.MAX_VALUE; // RMS, -20 dBFS
    private static final double HIGHEST_PEAK = 0.9 * Short.MAX_VALUE;

    private Narrowband() {}

    /** @throws IOException when it is no such file, or has no sound in it */
    public static byte[] muLaw(byte[] wav) throws IOException {
        int rate = 0;
        short[] samples = {};
        var in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = RIFF_HEADER; at + 8 <= wav.length; ) {
            int kind = in.getInt(at);
            // A program that writes to a pipe does not know the length when it writes the header.
            int length = (int) Math.min(Integer.toUnsignedLong(in.getInt(at + 4)), wav.length - at - 8L);
            if (kind == FORMAT && length >= 16) {
                if (in.getShort(at + 8) != 1 || in.getShort(at + 10) != 1 || in.getShort(at + 22) != 16) {
                    throw new IOException("The sound is not 16-bit PCM with one channel.");
                }
                rate = in.getInt(at + 12);
            } else if (kind == DATA) {
                samples = new short[length / 2];
                in.position(at + 8);
                in.asShortBuffer().get(samples);
            }
            at += 8 + length + (length & 1);
        }
        if (rate < G711.RATE || samples.length == 0) {
            throw new IOException("There is no sound in it (%d samples, %d a second).".formatted(samples.length, rate));
        }
        return encoded(asLoudAsPrompts(resampled(samples, rate)));
    }

    /** By a windowed sinc, which takes away what would fold down into the band. */
    private static double[] resampled(short[] in, int rate) {
        var out = new double[(int) ((long) in.length * G711.RATE / rate)];
        double cycles = HIGHEST / rate; // of the highest tone, in one sample of the input
        double reach = REACH / (2 * cycles);
        for (int n = 0; n < out.length; n++) {
            double at = (double) n * rate / G711.RATE;
            int last = Math.min(in.length - 1, (int) (at + reach));
            for (int k = Math.max(0, (int) Math.ceil(at - reach)); k <= last; k++) {
                out[n] += in[k] * filter(at - k, cycles, reach);
            }
        }
        return out;
    }

    private static double filter(double distance, double cycles, double reach) {
        double angle = 2 * Math.PI * cycles * distance;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
        return 2 * cycles * sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / reach));
    }

    private static double[] asLoudAsPrompts(double[] sound) {
        double power =
                Arrays.stream(sound).map(sample -> sample * sample).average().orElse(0);
        double peak = Arrays.stream(sound).map(Math::abs).max().orElse(0);
        double gain = power == 0 ? 1 : Math.min(LOUDNESS / Math.sqrt(power), HIGHEST_PEAK / peak);
        return Arrays.stream(sound).map(sample -> sample * gain).toArray();
    }

    private static byte[] encoded(double[] sound) {
        var bytes = new byte[sound.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = G711.mu((int) Math.round(sound[i]));
        }
        return bytes;
    }
}
