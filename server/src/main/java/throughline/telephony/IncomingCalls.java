package throughline.telephony;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.kernel.Scope;
import throughline.routing.Routing;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;
import throughline.voice.LineId;

/** The story of each call from outside: on record, rung, greeted, offered, talked with, ended. */
@Component
class IncomingCalls {
    private static final Logger log = LoggerFactory.getLogger(IncomingCalls.class);

    /** If the contact is not committed by then, the arrival is spooled and the caller hears a ring all the same. */
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(1);

    private static final Duration COMFORT = Duration.ofSeconds(45);

    private final Reception reception;
    private final Contacts contacts;
    private final Routing routing;
    private final CallRecords records;
    private final RecordingFiles recordings;
    private final InstantSource now;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Scope.EVERYTHING.threads(Thread.ofPlatform().daemon().name("telephony-clock")));
    private final Map<CallId, Live> live = new ConcurrentHashMap<>();
    private final Map<UUID, Live> byContact = new ConcurrentHashMap<>();
    private final AtomicInteger unwritten = new AtomicInteger();
    private Consumer<CallCommand> voice = _ -> {};

    IncomingCalls(
            Reception reception,
            Contacts contacts,
            Routing routing,
            CallRecords records,
            RecordingFiles recordings,
            InstantSource now) {
        this.reception = reception;
        this.contacts = contacts;
        this.routing = routing;
        this.records = records;
        this.recordings = recordings;
        this.now = now;
    }

    void connect(Consumer<CallCommand> commands) {
        voice = commands;
    }

    /**
     * A call has come: from now on the clock runs for its first ring.
     *
     * @param machine that has spoken already; null where it rings like anybody
     */
    void watch(CallEvent.Arrived arrived, @Nullable Machine machine) {
        var call = new Live(arrived, machine);
        live.put(arrived.call(), call);
        unwritten.incrementAndGet();
        clock.schedule(() -> ringAllTheSame(call), COMMIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Somebody whom we called wants to talk to the desk, and gets a contact as if they had called. */
    void takeOver(CallId call, String number, String peer) {
        var arrived = new CallEvent.Arrived(0, now.instant(), call, number, "", "", peer, "");
        watch(arrived, null);
        hear(arrived);
    }

    /** Somebody else has this call in hand; false when its caller was greeted already. */
    boolean letGo(CallId call) {
        var its = live.get(call);
        if (its == null || !its.greetOnce()) {
            return false;
        }
        forget(call);
        return true;
    }

    /** The call was over before it was on record. */
    void forget(CallId call) {
        if (live.remove(call) != null) {
            unwritten.decrementAndGet();
            reception.forgetSpooled(call);
        }
    }

    /** How many callers are not on record yet. */
    int unwritten() {
        return unwritten.get();
    }

    void hear(CallEvent.OfCall event) {
        var call = live.get(event.call());
        if (call == null) {
            return;
        }
        switch (event) {
            case CallEvent.Arrived _ -> onRecord(call);
            case CallEvent.Answered answered -> records.answered(answered.call(), answered.at());
            case CallEvent.Bridged bridged ->
                contacts.answered(call.contact(), Calls.person(bridged.line()), bridged.at());
            case CallEvent.OfferDrawn drawn ->
                contacts.happened(call.contact(), "offer-drawn", Calls.person(drawn.line()), Map.of());
            case CallEvent.OfferRefused refused -> refused(call.contact(), refused);
            case CallEvent.LineLeft left -> contacts.waitsAgain(call.contact(), Calls.person(left.line()));
            case CallEvent.Held held ->
                contacts.happened(call.contact(), "held", null, Map.of("byAgent", held.byAgent()));
            case CallEvent.Resumed resumed ->
                contacts.happened(call.contact(), "resumed", null, Map.of("byAgent", resumed.byAgent()));
            case CallEvent.Muted muted ->
                contacts.happened(call.contact(), muted.muted() ? "muted" : "unmuted", null, Map.of());
            case CallEvent.DigitPressed digit ->
                contacts.happened(call.contact(), "digit", null, Map.of("digit", String.valueOf(digit.digit())));
            case CallEvent.RecordingClosed closed ->
                recordings.keep(call.contact(), closed.file(), closed.length(), closed.gaps());
            case CallEvent.Ended ended -> ended(call, ended);
            case CallEvent.PromptsHeard _, CallEvent.Ringing _ -> {}
        }
    }

    void offer(UUID contact, LineId line) {
        var call = byContact.get(contact);
        if (call == null) {
            routing.busy(contact, Calls.person(line));
            return;
        }
        voice.accept(new CallCommand.Offer(call.id(), line, call.card()));
    }

    void withdraw(UUID contact, LineId line) {
        var call = byContact.get(contact);
        if (call != null) {
            voice.accept(new CallCommand.Withdraw(call.id(), line));
        }
    }

    private void onRecord(Live call) {
        try {
            reception.admit(call.arrived, call.machine, admitted -> {
                call.admitted = admitted;
                byContact.put(admitted.contact(), call);
            });
        } catch (RuntimeException notKept) {
            byContact.values().remove(call);
            call.admitted = null;
            throw notKept;
        }
        call.committed = true;
        unwritten.decrementAndGet();
        voice.accept(recordings.toRecord(call.id(), call.contact(), call.arrived.at()));
        greet(call, call.known().language(), call.known().fromLift());
        reception.forgetSpooled(call.id());
    }

    private void ringAllTheSame(Live call) {
        if (call.committed || !live.containsKey(call.id())) {
            return;
        }
        try {
            reception.spool(call.arrived);
            if (call.committed) { // meanwhile, and forgotten before it was there
                reception.forgetSpooled(call.id());
            }
            log.warn(
                    "a contact was not committed within {} s; the caller is rung and the arrival is spooled",
                    COMMIT_LIMIT.toSeconds());
            greet(call, "en", false);
        } catch (IOException e) {
            log.error("an arrival could not be spooled; the caller is rung all the same", e);
            greet(call, "en", false);
        }
    }

    private void greet(Live call, String language, boolean fromLift) {
        if (!call.greetOnce()) {
            return;
        }
        var words = language + (fromLift ? "/lift-heard" : "/greeting");
        voice.accept(new CallCommand.Ring(call.id()));
        voice.accept(new CallCommand.Play(call.id(), List.of(language + "/recording-notice", words), 1, true));
        voice.accept(new CallCommand.Answer(call.id()));
        if (fromLift) {
            comfort(call, language);
        }
    }

    /** Somebody in a lift hears again and again that they are not forgotten, as long as nobody talks with them. */
    private void comfort(Live call, String language) {
        clock.schedule(
                () -> {
                    if (live.containsKey(call.id())) {
                        voice.accept(new CallCommand.Play(call.id(), List.of(language + "/lift-waits"), 0, true));
                        comfort(call, language);
                    }
                },
                COMFORT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void refused(UUID contact, CallEvent.OfferRefused refused) {
        var person = Calls.person(refused.line());
        switch (refused.why()) {
            case DECLINED -> routing.declined(contact, person);
            case LINE_DOWN -> routing.unreachable(contact, person);
            case LINE_BUSY -> routing.busy(contact, person);
            case WITHDRAWN -> routing.unanswered(contact, person);
        }
        contacts.happened(
                contact,
                "offer-refused",
                person,
                Map.of("why", refused.why().name().toLowerCase(Locale.ROOT)));
    }

    private void ended(Live call, CallEvent.Ended ended) {
        contacts.ended(call.contact(), reason(ended.reason()), ended.at());
        records.ended(ended);
        byContact.remove(call.contact());
        live.remove(call.id());
    }

    static EndReason reason(CallEvent.EndReason wire) {
        return switch (wire) {
            case CALLER_LEFT -> EndReason.CALLER_LEFT;
            case CALLER_HUNG_UP -> EndReason.CALLER_HUNG_UP;
            case AGENT_HUNG_UP -> EndReason.AGENT_HUNG_UP;
            case PEER_SILENT -> EndReason.CONNECTION_LOST;
            case SHUTDOWN -> EndReason.SERVER_STOPPED;
            case FAILED, APPLICATION -> EndReason.FAILED;
        };
    }

    /** One call while it lives. {@code admitted} is set by the call's own thread of events just before the commit. */
    private static final class Live {
        private final CallEvent.Arrived arrived;
        private final @Nullable Machine machine;
        private volatile Reception.@Nullable Admitted admitted;
        private volatile boolean committed;
        private boolean greeted;

        Live(CallEvent.Arrived arrived, @Nullable Machine machine) {
            this.arrived = arrived;
            this.machine = machine;
        }

        CallId id() {
            return arrived.call();
        }

        UUID contact() {
            return known().contact();
        }

        private Reception.Admitted known() {
            var known = admitted;
            if (known == null) {
                throw new IllegalStateException("call %s has no contact yet".formatted(id()));
            }
            return known;
        }

        Map<String, String> card() {
            var known = admitted;
            var card = new HashMap<String, String>();
            card.put("from", arrived.from());
            if (known != null) {
                card.putAll(known.card());
            }
            return Map.copyOf(card);
        }

        synchronized boolean greetOnce() {
            boolean first = !greeted;
            greeted = true;
            return first;
        }
    }
}
