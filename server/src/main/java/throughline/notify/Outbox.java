package throughline.notify;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.notify.Carrier.Answer;
import throughline.notify.db.tables.records.TextRecord;

/** Moves the texts that are due: takes out what must not go, claims the rest, hands each to the carrier and writes down what it said. */
@Component
class Outbox implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long SAFETY_NET_MILLIS = 250;
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    private final Carriers carriers;
    private final Claims claims;
    private final Unwanted unwanted;
    private final ShortMessages shortMessages;
    private final Semaphore nudges = new Semaphore(0);
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private volatile @Nullable Thread loop;

    Outbox(Carriers carriers, Claims claims, Unwanted unwanted, ShortMessages shortMessages) {
        this.carriers = carriers;
        this.claims = claims;
        this.unwanted = unwanted;
        this.shortMessages = shortMessages;
    }

    /** Looks at once instead of at the next beat. */
    void nudge() {
        nudges.release();
    }

    /** Carries a leased text through the gateway, at its first attempt and never again. */
    Answer tryOnce(UUID id, String to, String words) {
        var gateway = carriers.gateway();
        if (gateway == null) {
            claims.settle(id, 1, new Answer.Declined("No gateway is enabled."));
            throw new Refused("notify.no-gateway", "No SMS gateway is enabled. Fill in its settings first.");
        }
        if (!claims.mayGo(id, 1, gateway.name())) {
            throw new IllegalStateException("Text %s was taken out of our hands at once.".formatted(id));
        }
        var answer = gateway.carrier().carry(id, to, words);
        claims.settle(id, 1, answer instanceof Answer.NotNow(var said) ? new Answer.Declined(said) : answer);
        return answer;
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name("outbox").unstarted(Scope.EVERYTHING.around(this::live));
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
            joinFor(running, LONGEST_LOOK);
        }
    }

    private static void joinFor(Thread thread, Duration most) {
        try {
            thread.join(most);
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
                nudges.tryAcquire(SAFETY_NET_MILLIS, TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                sendWhatIsDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("The outbox could not look for texts that are due; it looks again", fault);
            }
        }
    }

    private void sendWhatIsDue() {
        unwanted.takeOut();
        shortMessages.lookAgain();
        int free = hands.availablePermits();
        if (free == 0) {
            return;
        }
        var due = claims.claim(free);
        if (due.isEmpty()) {
            return;
        }
        // Asked once they are in hand: a gateway that was exchanged meanwhile gets none of them.
        var ready = carriers.now();
        for (var text : due) {
            hands.acquireUninterruptibly();
            Thread.ofVirtual().name("text-" + text.getId()).start(Scope.EVERYTHING.around(() -> carry(ready, text)));
        }
    }

    private void carry(Carriers.Ready ready, TextRecord text) {
        try {
            int attempt = text.getAttempts();
            if (claims.mayGo(text.getId(), attempt, ready.name())) {
                claims.settle(
                        text.getId(),
                        attempt,
                        ready.carrier().carry(text.getId(), text.getRecipient(), text.getWords()));
            }
        } catch (RuntimeException fault) {
            LOG.error("Text {} was not carried; it is tried again when its lease ends", text.getId(), fault);
        } finally {
            hands.release();
            nudge();
        }
    }
}
