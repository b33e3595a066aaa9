package throughline.house;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens a port for alarm devices with the program and closes it with it. A port that is taken is no reason to answer no telephone: the
 * program starts without it, says so, and tries again until it has it.
 *
 * @param <S> what listens there
 */
public abstract class OpenPort<S extends OpenPort.Listening> implements SmartLifecycle, Start.ConsoleLine {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPort.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    /** Listens until it is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private final String wire;
    private volatile @Nullable S opened;
    private volatile @Nullable Thread trying;
    private volatile boolean running;

    /** @param wire as the log calls it */
    protected OpenPort(String wire) {
        this.wire = wire;
    }

    /** @throws IOException when it is taken */
    protected abstract S open() throws IOException;

    /** The sentence for whoever starts the program while the port is taken. */
    protected abstract String isTaken();

    /** Whether it is wanted at all. */
    protected boolean isWanted() {
        return true;
    }

    /** What listens; null while the port is not open. */
    protected final @Nullable S opened() {
        return opened;
    }

    @Override
    public synchronized void start() {
        running = true;
        if (isWanted() && !isOpened()) {
            LOG.error("The port of {} for alarm devices cannot be opened; it is tried again", wire);
            trying = Thread.ofVirtual().name("port-of-" + wire).start(this::tryAgain);
        }
    }

    @Override
    public void stop() {
        running = false;
        var waiting = trying;
        if (waiting != null) {
            waiting.interrupt();
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Beside the live calls: before the web server opens its doors, after everything that keeps what is said. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    @Override
    public List<String> lines() {
        return isWanted() && opened == null ? List.of(isTaken()) : List.of();
    }

    private synchronized boolean isOpened() {
        if (!running) {
            return true;
        }
        try {
            opened = open();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private synchronized void close() {
        var here = opened;
        opened = null;
        if (here != null) {
            here.close();
        }
    }

    private void tryAgain() {
        try {
            do {
                Thread.sleep(TRY_AGAIN);
            } while (!isOpened());
            LOG.info("The port of {} is open now", wire);
        } catch (InterruptedException _) {
            return; // the program ends
        }
    }
}
