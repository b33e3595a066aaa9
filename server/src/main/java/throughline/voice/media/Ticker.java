package throughline.voice.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of all sound: 50 ticks a second, by deadlines that never drift. A thread that was kept waiting makes up for every tick
 * it missed, up to five seconds; beyond that (a suspended machine) the rest is given up.
 */
final class Ticker implements AutoCloseable {
    interface Ticking {
        void tick();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long GIVEN_UP = TimeUnit.SECONDS.toNanos(5);

    private final List<Ticking> everyone = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("media-tick").unstarted(this::run);
    private volatile boolean open = true;

    Ticker start() {
        thread.start();
        return this;
    }

    void add(Ticking ticking) {
        everyone.add(ticking);
    }

    void remove(Ticking ticking) {
        everyone.remove(ticking);
    }

    private void run() {
        long next = System.nanoTime();
        while (open) {
            long late = System.nanoTime() - next;
            if (late < 0) {
                LockSupport.parkNanos(-late);
                continue;
            }
            if (late > GIVEN_UP) {
                LOG.warn("The clock of sound stood still for {} ms.", TimeUnit.NANOSECONDS.toMillis(late));
                next += late;
            }
            for (var ticking : everyone) tick(ticking);
            next += TICK;
        }
    }

    private void tick(Ticking ticking) {
        try {
            ticking.tick();
        } catch (RuntimeException e) {
            LOG.error("The sound of one call fails and is left out from now on.", e);
            remove(ticking);
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
