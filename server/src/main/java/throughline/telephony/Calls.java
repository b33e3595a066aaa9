package throughline.telephony;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
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

    private final IncomingCalls incoming;
    private final TestCalls tests;
    private final Routing routing;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<CallId, InOrder> calls = new ConcurrentHashMap<>();
    private final Map<LineId, InOrder> lines = new ConcurrentHashMap<>();

    Calls(IncomingCalls incoming, TestCalls tests, Routing routing) {
        this.incoming = incoming;
        this.tests = tests;
        this.routing = routing;
    }

    /** Where commands go; set once the ports are open. */
    void connect(Consumer<CallCommand> voice) {
        incoming.connect(voice);
        tests.connect(voice);
    }

    void hear(CallEvent event) {
        switch (event) {
            case CallEvent.Arrived arrived -> {
                incoming.watch(arrived);
                follow(arrived);
            }
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

    private void follow(CallEvent.OfCall event) {
        calls.computeIfAbsent(event.call(), _ -> new InOrder(threads)).add(() -> safely(event, () -> hearCall(event)));
        if (event instanceof CallEvent.Ended) {
            calls.remove(event.call());
        }
    }

    private void hearCall(CallEvent.OfCall event) {
        if (tests.placed(event.call())) {
            tests.hear(event);
        } else {
            incoming.hear(event);
        }
    }

    private void hearLine(CallEvent.OfLine event) {
        switch (event) {
            case CallEvent.LineUp up -> routing.lineUp(person(up.line()));
            case CallEvent.LineDown down -> routing.lineDown(person(down.line()));
        }
    }

    /** One event that cannot be handled must not stop the next one of the same call. */
    private static void safely(CallEvent event, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("{} number {} could not be handled", event.getClass().getSimpleName(), event.number(), e);
        }
    }

    static UUID person(LineId line) {
        return line.value();
    }
}
