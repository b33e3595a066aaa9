package throughline.offercall;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.dispatch.Way;
import throughline.kernel.Beat;
import throughline.kernel.Scope;
import throughline.offercall.Dialogue.Act;
import throughline.offercall.Dialogue.Event;
import throughline.telephony.VoiceDoor;

/** Dials what is due, so many at the same time, and lets each conversation hear the clock and the end of its offer. */
@Component
class Dialler extends Beat implements Conversation.Clockwork {
    private static final Logger log = LoggerFactory.getLogger(Dialler.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Tools tools;
    private final VoiceDoor voice;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Scope.EVERYTHING.threads(Thread.ofPlatform().daemon().name("offer-calls-clock")));
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("offer-call")));
    private final Map<UUID, Conversation> byOffer = new ConcurrentHashMap<>();

    Dialler(Tools tools, VoiceDoor voice) {
        super("offer-calls");
        this.tools = tools;
        this.voice = voice;
    }

    @EventListener
    void on(CallWritten written) {
        tools.transactions().afterCommit(this::nudge);
    }

    /** Told to the conversation on a thread of its own: it may be the one that ended the offer. */
    @EventListener
    void on(OfferIsOver over) {
        tools.transactions().afterCommit(() -> {
            var conversation = byOffer.get(over.offer());
            if (conversation != null) {
                hear(conversation, over.accepted() ? new Event.AcceptedElsewhere() : new Event.Over(over.winner()));
            }
        });
    }

    @Override
    public void wake(Conversation sleeper, Act.Wake when) {
        clock.schedule(
                () -> hear(sleeper, new Event.TimeIsUp(when.alarm())),
                when.after().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void ended(Conversation over) {
        if (byOffer.remove(over.call().offer(), over)) {
            nudge();
        }
    }

    private void hear(Conversation conversation, Event event) {
        threads.execute(() -> {
            try {
                conversation.hear(event);
            } catch (RuntimeException fault) {
                log.error("a call about an order could not go on; it is tried again in {}", AFTER_A_FAULT, fault);
                clock.schedule(() -> hear(conversation, event), AFTER_A_FAULT.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /** A call ends with its process: what the last one was dialling goes on over the next channel. */
    private void settleWhatWasCutOff() {
        for (var call : tools.rows().cutOff()) {
            settle(call, "cut-off");
        }
    }

    private void settle(CallRows.Call call, String outcome) {
        tools.transactions().run(() -> {
            tools.delivery().failed(call.offer(), Way.VOICE, outcome);
            tools.rows().ended(call, tools.book().get(call.offer()).technician(), outcome, null);
        });
    }

    @Override
    protected void look() {
        tools.rows().tooLate().forEach(call -> settle(call, "too-late"));
        while (byOffer.size() < tools.settings().offerCalls().atOnce()) {
            var call = tools.rows().claim();
            if (call == null) {
                return;
            }
            var conversation = new Conversation(call, tools, this);
            byOffer.put(call.offer(), conversation);
            threads.execute(() -> begin(conversation));
        }
    }

    private void begin(Conversation conversation) {
        try {
            conversation.begin();
        } catch (RuntimeException fault) {
            log.error("a technician could not be called about an order", fault);
            hear(conversation, new Event.Ended(0));
        }
    }

    @Override
    public void start() {
        Scope.EVERYTHING.run(this::settleWhatWasCutOff);
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        Scope.EVERYTHING.run(() -> List.copyOf(byOffer.values()).forEach(this::cutOff));
        clock.shutdownNow();
    }

    private void cutOff(Conversation conversation) {
        try {
            conversation.hear(new Event.CutOff());
        } catch (RuntimeException fault) {
            log.warn(
                    "a call about an order is settled at the next start: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /** After the ports are open, and done before they close. */
    @Override
    public int getPhase() {
        return voice.getPhase() + 1;
    }
}
