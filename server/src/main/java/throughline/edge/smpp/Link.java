package throughline.edge.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.Scope;
import throughline.notify.Gateway;
import throughline.notify.Gateways;
import throughline.notify.ShortMessages;

/**
 * Keeps a session with the message centre that the settings enable, and with no other: texts are to go at once, and receipts and
 * replies come by themselves. One thread does all of it; others ask it and wait.
 */
@Component
class Link implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** No session, and why. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        Unreachable(String words) {
            super(words);
        }
    }

    private record Failure(Gateway.Smpp gateway, String words) {}

    private final Gateways gateways;
    private final ShortMessages shortMessages;
    private final SSLSocketFactory secure;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final BackOff backOff = new BackOff(RandomGenerator.getDefault());

    private @Nullable Centre centre;
    private @Nullable Failure failure;
    private Gateway.@Nullable Smpp known;
    private int waiting;
    private long calls;
    private long heard;
    private volatile @Nullable Thread loop;

    @Autowired
    Link(Gateways gateways, ShortMessages shortMessages) {
        this(gateways, shortMessages, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Link(Gateways gateways, ShortMessages shortMessages, SSLSocketFactory secure) {
        this.gateways = gateways;
        this.shortMessages = shortMessages;
        this.secure = secure;
    }

    /** The session with this centre, made now if there is none. It waits for one attempt, and for none that is not due. */
    Centre to(Gateway.Smpp gateway, Duration most) throws Unreachable, InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            var before = failure;
            waiting++;
            call();
            while (centre == null || !centre.isFor(gateway)) {
                var since = failure;
                boolean failedNow = since != null && since != before && since.gateway.equals(gateway);
                boolean mayNotTry = since != null
                        && since.gateway.equals(gateway)
                        && !backOff.left(System.nanoTime(), true).isZero();
                if (since != null && (failedNow || mayNotTry)) {
                    throw new Unreachable(since.words);
                }
                if (left <= 0) {
                    throw new Unreachable("The message centre did not answer in time.");
                }
                left = changed.awaitNanos(left);
            }
            return centre;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    boolean isUp(Gateway.Smpp gateway) {
        lock.lock();
        try {
            return centre != null && centre.isFor(gateway);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name("smpp-link").unstarted(Scope.EVERYTHING.around(this::live));
        loop = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        var running = loop;
        loop = null;
        if (running == null) {
            return;
        }
        call();
        try {
            running.join(LONGEST_LOOK.plus(LONGEST_LOOK));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void live() {
        while (loop == Thread.currentThread()) {
            try {
                look();
            } catch (RuntimeException fault) {
                LOG.error("The link to the message centre could not be looked after; it is tried again", fault);
            }
            pause();
        }
        var held = centre;
        if (held != null) {
            drop(held);
        }
    }

    private void look() {
        var wanted = gateways.enabled() instanceof Gateway.Smpp smpp ? smpp : null;
        var held = centre;
        if (held != null && (wanted == null || !held.isFor(wanted))) {
            drop(held);
        }
        if (!Objects.equals(wanted, known)) {
            known = wanted;
            backOff.forget();
            settle(null, null);
        }
        if (wanted != null
                && centre == null
                && backOff.left(System.nanoTime(), isWaitedFor()).isZero()) {
            knock(wanted);
        }
    }

    private void knock(Gateway.Smpp wanted) {
        try {
            settle(Centre.bound(wanted, secure, new Ears(shortMessages), this::call), null);
            LOG.info("Bound to the message centre");
        } catch (IOException failed) {
            var words = String.valueOf(failed.getMessage());
            if (failure == null) {
                LOG.warn("There is no link to the message centre; it is tried again. {}", words);
            }
            backOff.failed(System.nanoTime(), Duration.ZERO);
            settle(null, new Failure(wanted, words));
            return;
        }
        shortMessages.isThereAgain();
    }

    /** A session that ended by itself is as good as one that could not be made, unless it had lasted. */
    private void drop(Centre held) {
        backOff.failed(System.nanoTime(), held.lasted());
        settle(null, null);
        held.close();
    }

    private void settle(@Nullable Centre now, @Nullable Failure why) {
        lock.lock();
        try {
            centre = now;
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWaitedFor() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the thread to look now. */
    private void call() {
        lock.lock();
        try {
            calls++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            if (calls == heard) {
                changed.awaitNanos(LOOKS_EVERY.toNanos());
            }
            heard = calls;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
