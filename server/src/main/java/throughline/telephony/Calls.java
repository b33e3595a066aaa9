package throughline.telephony;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import throughline.kernel.Scope;
import throughline.routing.ContactOffered;
import throughline.routing.OfferWithdrawn;
import throughline.routing.Routing;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;
import throughline.voice.LineId;

/**
 * Hears everything that happens on the wire and passes it on: in order for each call and for each line, and never in the thread of
 * the one who tells. Routing's decisions go the other way.
 */
@Component
class Calls {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    /** So many events are written at the same time; the others wait here and not for a connection, which the desks need too. */
    private static final int AT_ONCE = 12;

    /** More callers than this who are not on record yet: the next one is asked to try again. */
    private static final int MOST_UNWRITTEN = 300;

    private static final int BUSY = 503;

    private final IncomingCalls incoming;
    private final PlacedCalls placed;
    private final ToneCalls tones;
    private final Routing routing;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Scope.EVERYTHING.threads(Thread.ofVirtual()));
    private final Semaphore lane = new Semaphore(AT_ONCE, true);
    private final Map<CallId, InOrder> calls = new ConcurrentHashMap<>();
    private final Map<LineId, InOrder> lines = new ConcurrentHashMap<>();
    private Consumer<CallCommand> voice = _ -> {};

    Calls(IncomingCalls incoming, PlacedCalls placed, ToneCalls tones, Routing routing) {
        this.incoming = incoming;
        this.placed = placed;
        this.tones = tones;
        this.routing = routing;
    }

    /** Where commands go; set once the ports are open. */
    void connect(Consumer<CallCommand> voice) {
        this.voice = voice;
        incoming.connect(voice);
        placed.connect(voice);
        tones.connect(voice, this::toPeople);
    }

    void hear(CallEvent event) {
        switch (event) {
            case CallEvent.Arrived arrived -> arrived(arrived);
            case CallEvent.OfCall ofCall -> follow(ofCall);
            case CallEvent.OfLine ofLine ->
                lines.computeIfAbsent(ofLine.line(), _ -> new InOrder(threads))
                        .add(() -> safely(ofLine, () -> hearLine(ofLine)));
        }
    }

    /** Waits until what was heard so far is written down, at most a few seconds: the database closes after this. */
    void settle() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
                log.warn("some calls were not written down before the stop; the next start closes them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @EventListener
    void on(ContactOffered offered) {
        incoming.offer(offered.contact(), new LineId(offered.agent()));
    }

    @EventListener
    void on(OfferWithdrawn withdrawn) {
        incoming.withdraw(withdrawn.contact(), new LineId(withdrawn.agent()));
    }

    private void arrived(CallEvent.Arrived arrived) {
        if (incoming.unwritten() >= MOST_UNWRITTEN) {
            voice.accept(new CallCommand.Refuse(arrived.call(), BUSY));
            return;
        }
        incoming.watch(arrived, null);
        follow(arrived);
    }

    /**
     * Its machine has said what it had to say: from here on it is a call like any other. The clock for its first ring runs at once; the
     * rest comes in its turn, and not at all when the call has ended before.
     */
    private void toPeople(CallEvent.Arrived arrived, @Nullable UUID unit) {
        incoming.watch(arrived, new Machine(unit));
        var order = calls.computeIfPresent(arrived.call(), (_, its) -> {
            its.add(() -> safely(arrived, () -> handOver(arrived)));
            return its;
        });
        if (order == null) {
            incoming.forget(arrived.call());
        }
    }

    private void handOver(CallEvent.Arrived arrived) {
        if (tones.has(arrived.call())) {
            incoming.hear(arrived);
            tones.release(arrived.call());
        } else {
            incoming.forget(arrived.call());
        }
    }

    private void follow(CallEvent.OfCall event) {
        calls.computeIfAbsent(event.call(), _ -> new InOrder(threads)).add(() -> safely(event, () -> hearCall(event)));
        if (event instanceof CallEvent.Ended) {
            calls.remove(event.call());
        }
    }

    private void hearCall(CallEvent.OfCall event) {
        if (placed.has(event.call())) {
            placed.hear(event);
        } else if (tones.has(event.call())) {
            tones.hear(event);
        } else if (!(event instanceof CallEvent.Arrived arrived && tones.take(arrived))) {
            incoming.hear(event);
        }
    }

    private void hearLine(CallEvent.OfLine event) {
        switch (event) {
            case CallEvent.LineUp up -> routing.lineUp(person(up.line()));
            case CallEvent.LineDown down -> routing.lineDown(person(down.line()));
        }
    }

    /**
     * Handles one event. While the database does not answer it is tried again, because what happened on the wire has happened; a
     * fault of our own must not stop the next event of the same call.
     */
    private void safely(CallEvent event, Runnable work) {
        while (true) {
            try {
                lane.acquire();
                try {
                    work.run();
                } finally {
                    lane.release();
                }
                return;
            } catch (DataAccessException | TransactionException | org.jooq.exception.DataAccessException e) {
                log.warn(
                        "{} number {} is not written down yet: {}",
                        nameOf(event),
                        event.number(),
                        e.getClass().getSimpleName());
                if (!pause()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("{} number {} could not be handled", nameOf(event), event.number(), e);
                return;
            }
        }
    }

    private static String nameOf(CallEvent event) {
        return event.getClass().getSimpleName();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static UUID person(LineId line) {
        return line.value();
    }
}
