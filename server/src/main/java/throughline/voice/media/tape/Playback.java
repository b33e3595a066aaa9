package throughline.voice.media.tape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording that is heard again, from any place in it: stereo G.711 mu-law WAV, caller left, agent right. Half a second that is not what
 * was recorded, because the disk failed or somebody changed it, is silence, and the log says so.
 */
public final class Playback {
    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);

    private final Path file;
    private final byte[] label;
    private final SecretKey key;
    private final long sound;

    private Playback(Path file, byte[] label, SecretKey key, long sound) {
        this.file = file;
        this.label = label;
        this.key = key;
        this.sound = sound;
    }

    /**
     * The piece of a block that a killed process left at the end is not heard.
     *
     * @param keys the key that belongs to a label
     * @throws IOException when the file is no recording or cannot be read
     */
    public static Playback of(Path file, Function<byte[], SecretKey> keys) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var label = Sealed.label(channel);
            var key = keys.apply(label);
            long sound = Sealed.sound(label, channel.size());
            int last = (int) (sound % Sealed.BLOCK);
            if (last > 0 && !isWhole(channel, label, key, sound, last)) {
                sound -= last;
            }
            return new Playback(file, label, key, sound / WavHeader.CHANNELS * WavHeader.CHANNELS);
        }
    }

    private static boolean isWhole(FileChannel channel, byte[] label, SecretKey key, long sound, int last) {
        try {
            return Sealed.open(channel, label, key, sound / Sealed.BLOCK, last).length == last;
        } catch (IOException cutOff) {
            return false;
        }
    }

    /** Bytes of the whole WAV. */
    public long length() {
        return WavHeader.LENGTH + sound;
    }

    public Duration duration() {
        return Duration.ofMillis(sound / WavHeader.CHANNELS * 1_000 / WavHeader.RATE);
    }

    /** From the beginning; to skip costs nothing. */
    public InputStream stream() throws IOException {
        return new Wav(FileChannel.open(file, StandardOpenOption.READ));
    }

    private final class Wav extends InputStream {
        private final FileChannel channel;
        private final byte[] head = WavHeader.of(sound).array();
        private long at;
        private long opened = -1;
        private byte[] block = {};

        Wav(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int wanted) throws IOException {
            Objects.checkFromIndexSize(from, wanted, into.length);
            if (wanted == 0) {
                return 0;
            }
            if (at >= length()) {
                return -1;
            }
            return at < head.length
                    ? copied(head, (int) at, into, from, wanted)
                    : copied(block(), (int) ((at - head.length) % Sealed.BLOCK), into, from, wanted);
        }

        private int copied(byte[] source, int place, byte[] into, int from, int wanted) {
            int some = (int) Math.min(Math.min(wanted, source.length - place), length() - at);
            System.arraycopy(source, place, into, from, some);
            at += some;
            return some;
        }

        private byte[] block() throws IOException {
            long number = (at - head.length) / Sealed.BLOCK;
            if (number != opened) {
                int length = (int) Math.min(Sealed.BLOCK, onDisk() - number * Sealed.BLOCK);
                block = opened(number, length);
                opened = number;
            }
            return block;
        }

        private byte[] opened(long number, int length) throws IOException {
            try {
                return Sealed.open(channel, label, key, number, length);
            } catch (Sealed.Altered altered) {
                LOG.warn("A part of the recording {} is not heard: {}.", file.getFileName(), altered.getMessage());
                return Tape.silence(length);
            }
        }

        /** A call that still goes on has grown since: a block that was the last and short is never written again. */
        private long onDisk() throws IOException {
            return Sealed.sound(label, channel.size());
        }

        @Override
        public long skip(long wanted) {
            long skipped = Math.clamp(wanted, 0, length() - at);
            at += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, length() - at);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
