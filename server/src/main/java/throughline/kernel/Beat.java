package throughline.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for what is due, again and again while the program runs: at once when nudged, otherwise four times a second. What it looks at
 * are rows, so what was due while nobody ran is found by the first look.
 */
public abstract class Beat implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
    private static final long SAFETY_NET_MILLIS = 250;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final String name;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread loop;

    /** @param name of its thread, and in the log */
    protected Beat(String name) {
        this.name = name;
    }

    /**
     * Does everything that is due now. A fault of one thing is dealt with inside; one that comes out is logged, and the next look
     * follows.
     */
    protected abstract void look() throws InterruptedException;

    /** Looks at once instead of at the next beat. */
    public void nudge() {
        nudges.release();
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name(name).unstarted(Scope.EVERYTHING.around(this::live));
        loop = fresh; // before it runs: it lives only while it is the loop
        fresh.start();
    }

    /** Lets the loop finish its look: an interrupt in the middle of a query would break its connection. */
    @Override
    public void stop() {
        var running = loop;
        loop = null;
        if (running != null) {
            nudge();
            try {
                running.join(LONGEST_LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void live() {
        while (loop == Thread.currentThread()) {
            try {
                nudges.tryAcquire(SAFETY_NET_MILLIS, TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                look();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("{} could not look for what is due; it looks again", name, fault);
            }
        }
    }
}
