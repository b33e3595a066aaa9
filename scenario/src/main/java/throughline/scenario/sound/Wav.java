package throughline.scenario.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * A WAV file: 16-bit linear or G.711 µ-law, any number of channels, and what its header promises.
 *
 * <pre>
 *   "RIFF" size "WAVE" { id(4) size(4) bytes[size] padded to even }…
 *   "fmt ": u16 format (1 linear, 7 µ-law), u16 channels, u32 rate, u32 bytes/s, u16 bytes/frame, u16 bits
 * </pre>
 */
public record Wav(int format, int rate, short[][] channels) {
    private static final int LINEAR = 1;
    private static final int MU_LAW = 7;

    public Duration length() {
        return Duration.ofMillis(channels[0].length * 1000L / rate);
    }

    /** One channel, from {@code from} for {@code length} or to its end. */
    public short[] part(int channel, Duration from, Duration length) {
        int first = (int) Math.min(channels[channel].length, from.toMillis() * rate / 1000);
        int end = (int) Math.min(channels[channel].length, first + length.toMillis() * rate / 1000);
        return Arrays.copyOfRange(channels[channel], first, end);
    }

    /** Reads a whole file, and refuses one whose sizes do not fit its bytes: such a file was not closed properly. */
    public static Wav read(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        expect(word(in).equals("RIFF"), "is not a RIFF file");
        int promised = in.getInt();
        expect(promised == file.length - 8, "promises " + promised + " bytes and has " + (file.length - 8));
        expect(word(in).equals("WAVE"), "is not a WAVE file");
        int format = 0;
        int count = 0;
        int rate = 0;
        while (in.remaining() >= 8) {
            var id = word(in);
            int size = in.getInt();
            expect(size >= 0 && size <= in.remaining(), "has a chunk " + id + " of " + size + " bytes past its end");
            if (id.equals("fmt ")) {
                format = in.getShort(in.position());
                count = in.getShort(in.position() + 2);
                rate = in.getInt(in.position() + 4);
            }
            if (id.equals("data")) {
                var data = Arrays.copyOfRange(file, in.position(), in.position() + size);
                return new Wav(format, rate, split(data, format, count));
            }
            in.position(in.position() + size + size % 2);
        }
        throw new IllegalArgumentException("The recording has no data.");
    }

    /** Writes a 16-bit mono file, as browsers and SIP phones take it for a microphone. */
    public static Path write(Path file, short[] samples, int rate) throws IOException {
        int size = samples.length * 2;
        var out = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) LINEAR).putShort((short) 1).putInt(rate).putInt(rate * 2);
        out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(size);
        for (short sample : samples) {
            out.putShort(sample);
        }
        return Files.write(file, out.array());
    }

    private static short[][] split(byte[] data, int format, int count) {
        var channels = new short[count][];
        for (int channel = 0; channel < count; channel++) {
            channels[channel] = switch (format) {
                case MU_LAW -> MuLaw.decode(data, channel, count);
                case LINEAR -> linear(data, channel, count);
                default -> throw new IllegalArgumentException("The recording has the unknown format " + format + ".");
            };
        }
        return channels;
    }

    private static short[] linear(byte[] data, int channel, int count) {
        var in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var samples = new short[in.remaining() / count];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = in.get(i * count + channel);
        }
        return samples;
    }

    private static String word(ByteBuffer in) {
        var bytes = new byte[4];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void expect(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("The recording " + complaint + ".");
        }
    }
}
