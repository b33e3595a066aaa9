package throughline.voice;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.MediaPlane;
import throughline.voice.sip.SipWire;

/** What the calls and lines of one process share: clock, events, wires, and the lists of who lives. Thread-safe. */
final class Exchange {
    private final VoiceSettings settings;
    private final InstantSource clock;
    private final Events events;
    private final MediaPlane media;
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<LineId, Line> lines = new ConcurrentHashMap<>();
    private final AtomicInteger trunkLegs = new AtomicInteger();
    private final LongAdder refusedLineMessages = new LongAdder();
    private volatile @Nullable SipWire wire;

    Exchange(VoiceSettings settings, InstantSource clock, Events events, MediaPlane media) {
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.media = media;
    }

    VoiceSettings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    Events events() {
        return events;
    }

    MediaPlane media() {
        return media;
    }

    SipWire wire() {
        var open = wire;
        if (open == null) {
            throw new IllegalStateException("The SIP wire is not open yet.");
        }
        return open;
    }

    /** Once, before anything is dialled. */
    void wire(SipWire open) {
        wire = open;
    }

    int liveCalls() {
        return calls.size();
    }

    /** Puts a call in the list and lets it begin; nothing happens when there is one with its id. */
    void begin(LiveCall call) {
        if (calls.putIfAbsent(call.id(), call) == null) {
            call.begin();
        }
    }

    @Nullable
    LiveCall call(CallId id) {
        return calls.get(id);
    }

    Collection<LiveCall> calls() {
        return calls.values();
    }

    void ended(LiveCall call) {
        calls.remove(call.id());
    }

    /** An agent's line; it is made when it is first spoken of, and stays. */
    Line line(LineId id) {
        return lines.computeIfAbsent(id, made -> new Line(made, this));
    }

    @Nullable
    Line knownLine(LineId id) {
        return lines.get(id);
    }

    Collection<Line> lines() {
        return lines.values();
    }

    void trunkLegOpened() {
        trunkLegs.incrementAndGet();
    }

    void trunkLegClosed() {
        trunkLegs.decrementAndGet();
    }

    int trunkLegs() {
        return trunkLegs.get();
    }

    void lineMessageRefused() {
        refusedLineMessages.increment();
    }

    long refusedLineMessages() {
        return refusedLineMessages.sum();
    }

    /** Four times a second. */
    void tick() {
        var now = now();
        calls.values().forEach(call -> call.tick(now));
        lines.values().forEach(Line::tick);
    }
}
