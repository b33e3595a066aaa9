package throughline.voice.media.tape;

import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes all recordings. Those who bring sound never wait for it: what does not fit in its queue is a gap. */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    /** Half a second of 500 calls, twice. */
    private static final int WAITING = 2000;

    private static final long PATIENCE_MS = 2000;

    private final BlockingQueue<Runnable> work = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean open = true;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("media-record").unstarted(this::write);

    public Recorder() {
        thread.start();
    }

    /** Begins a recording; its file is made soon. */
    public Tape begin(Path file, TapeKey key) {
        return new Tape(this, file, key);
    }

    boolean offer(Runnable piece) {
        return work.offer(piece);
    }

    /** For a last piece: waits for room, up to two seconds. */
    boolean insist(Runnable piece) {
        try {
            return work.offer(piece, PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        while (open || !work.isEmpty()) {
            try {
                var piece = work.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
                if (piece != null) piece.run();
            } catch (InterruptedException e) {
                LOG.debug("Woken to close.");
            } catch (RuntimeException e) {
                LOG.error("A piece of a recording could not be written.", e);
            }
        }
    }

    /** Writes what waits, then ends the thread. */
    @Override
    public void close() {
        open = false;
        insist(() -> {});
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
