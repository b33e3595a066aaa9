package throughline.voice.media.tape;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The head of a stereo mu-law WAV file, least significant byte first.
 *
 * <pre>
 *  0  "RIFF" | size of the rest of the file, 4 | "WAVE"
 *  12 "fmt " | 18, 4 | format 7: mu-law, 2 | channels, 2 | samples a second, 4 | bytes a second, 4 | bytes a sample of all channels, 2
 *            | bits, 2 | 0: no more, 2
 *  38 "fact" | 4, 4 | samples of each channel, 4
 *  50 "data" | size of the sound, 4 |
 *  58 left, right, left, right …
 * </pre>
 */
final class WavHeader {
    static final int LENGTH = 58;
    static final int CHANNELS = 2;
    static final int RATE = 8000;

    private static final int MU_LAW = 7;
    /** The sizes are of 32 bits: 2^32 bytes are 74 hours. */
    private static final long LARGEST = 0xffff_ffffL - LENGTH;

    private WavHeader() {}

    /** @param bytes of sound that follow */
    static ByteBuffer of(long bytes) {
        int sound = (int) Math.min(bytes, LARGEST) & -CHANNELS;
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(LENGTH - 8 + sound)
                .put(ascii("WAVEfmt "))
                .putInt(18)
                .putShort((short) MU_LAW)
                .putShort((short) CHANNELS)
                .putInt(RATE)
                .putInt(RATE * CHANNELS)
                .putShort((short) CHANNELS)
                .putShort((short) 8)
                .putShort((short) 0)
                .put(ascii("fact"))
                .putInt(4)
                .putInt(sound / CHANNELS)
                .put(ascii("data"))
                .putInt(sound)
                .flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
