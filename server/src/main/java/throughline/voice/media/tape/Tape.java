package throughline.voice.media.tape;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.rtp.G711;

/**
 * One recording that goes on. Each tick brings one frame of both sides; every half second these go to the disk as a sealed block, at the
 * place that the clock gives them. So a block that was dropped leaves silence behind it, and a killed process loses half a second.
 */
public final class Tape {
    private static final Logger LOG = LoggerFactory.getLogger(Tape.class);
    private static final int FRAME = WavHeader.CHANNELS * G711.FRAME;
    private static final int BLOCK = Sealed.BLOCK;
    private static final byte[] SILENCE = silence(BLOCK);
    private static final int PATIENCE_SECONDS = 3;

    private final Recorder recorder;
    private final Path file;
    private final TapeKey key;
    private final CompletableFuture<Integer> complete = new CompletableFuture<>();
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long frames;
    private long blocks;
    private int dropped;

    private @Nullable FileChannel channel;
    private long sealed;
    private int failed;

    Tape(Recorder recorder, Path file, TapeKey key) {
        this.recorder = recorder;
        this.file = file;
        this.key = key;
    }

    /** Takes 20 ms of both sides. Used by the ticker only. */
    public void add(byte[] left, byte[] right) {
        for (int i = 0; i < G711.FRAME; i++) {
            block[filled++] = left[i];
            block[filled++] = right[i];
        }
        frames++;
        if (filled == BLOCK) hand();
    }

    /** Ends the recording once {@link #add} is called no more; waits until the file is complete, or the disk was too slow for it. */
    public void finish() {
        var rest = Arrays.copyOf(block, filled);
        long number = blocks;
        if (!recorder.insist(() -> end(rest, number))) complete.complete(1);
        try {
            dropped += complete.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.error("The recording {} may lack its end.", file.getFileName());
            dropped++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Path file() {
        return file;
    }

    public Duration length() {
        return Duration.ofMillis(frames * 20);
    }

    public int gaps() {
        return dropped;
    }

    private void hand() {
        var full = block;
        long number = blocks++;
        block = new byte[BLOCK];
        filled = 0;
        if (!recorder.offer(() -> write(full, number))) dropped++;
    }

    private void end(byte[] rest, long number) {
        write(rest, number);
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            fail(e);
        }
        complete.complete(failed);
    }

    private void write(byte[] sound, long number) {
        try {
            var out = opened();
            while (sealed < number) put(out, SILENCE);
            if (sound.length > 0) put(out, sound);
        } catch (IOException e) {
            fail(e);
        }
    }

    private FileChannel opened() throws IOException {
        var open = channel;
        if (open != null) return open;
        var folder = file.getParent();
        if (folder != null) Files.createDirectories(folder);
        var made = FileChannel.open(file, CREATE_NEW, WRITE);
        channel = made;
        whole(made, Sealed.head(key), 0);
        return made;
    }

    private void put(FileChannel out, byte[] sound) throws IOException {
        long number = sealed++; // a number whose writing failed is not sealed again with other sound
        whole(out, Sealed.seal(key.key(), number, sound), Sealed.place(key.label(), number));
    }

    private static void whole(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) out.write(bytes, at + bytes.position());
    }

    static byte[] silence(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, G711.SILENCE);
        return bytes;
    }

    private void fail(IOException e) {
        if (failed++ == 0) LOG.error("The recording {} cannot be written: {}", file.getFileName(), e.toString());
    }
}
