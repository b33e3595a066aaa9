package throughline.telephony;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/** "Call this number": a real call through the carrier that says one sentence and hangs up, so that the wire is known to work. */
@Component
public class TestCalls {
    private static final int REMEMBERED = 100;

    private final Trunk trunk;
    private final CallRecords records;
    private final EventLog events;
    private final Ids ids;
    private final Map<CallId, Progress> progress = new ConcurrentHashMap<>();
    private final Map<CallId, String> prompts = new ConcurrentHashMap<>();
    private Consumer<CallCommand> voice = _ -> {};

    TestCalls(Trunk trunk, CallRecords records, EventLog events, Ids ids) {
        this.trunk = trunk;
        this.records = records;
        this.events = events;
        this.ids = ids;
    }

    /** How far it is. {@code sipStatus} is the carrier's last word when it was refused, otherwise 0. */
    public record Progress(State state, int sipStatus) {}

    public enum State {
        DIALLING,
        RINGING,
        ANSWERED,
        HEARD,
        REFUSED
    }

    /** Dials. The answer is the call to ask {@link #progress} about. */
    public UUID place(String number, String language, UUID by) {
        var settings = trunk.settings();
        var allowed = trunk.allowed(settings, number);
        var call = new CallId(ids.next());
        if (progress.size() >= REMEMBERED) {
            progress.keySet().stream()
                    .sorted(Comparator.comparing(CallId::value))
                    .limit(REMEMBERED / 2)
                    .forEach(progress::remove);
        }
        records.placed(call, settings.address());
        events.append("telephony", call.value(), "test-call", by, Map.of("to", allowed));
        progress.put(call, new Progress(State.DIALLING, 0));
        prompts.put(call, language + "/test-call");
        voice.accept(new CallCommand.Dial(call, allowed, settings.callerNumber(), settings.address()));
        return call.value();
    }

    public Progress progress(UUID call) {
        var known = progress.get(new CallId(call));
        if (known == null) {
            throw new Refused("telephony.unknown-test-call", "There is no such test call.");
        }
        return known;
    }

    void connect(Consumer<CallCommand> commands) {
        voice = commands;
    }

    boolean placed(CallId call) {
        return prompts.containsKey(call);
    }

    void hear(CallEvent.OfCall event) {
        var call = event.call();
        switch (event) {
            case CallEvent.Ringing _ -> progress.put(call, new Progress(State.RINGING, 0));
            case CallEvent.Answered answered -> {
                progress.put(call, new Progress(State.ANSWERED, 0));
                records.answered(call, answered.at());
                voice.accept(new CallCommand.Play(call, List.of(prompts.getOrDefault(call, "en/test-call")), 0, false));
            }
            case CallEvent.PromptsHeard _ -> {
                progress.put(call, new Progress(State.HEARD, 0));
                voice.accept(new CallCommand.HangUp(call));
            }
            case CallEvent.Ended ended -> {
                records.ended(ended);
                prompts.remove(call);
                progress.computeIfPresent(call, (_, before) -> switch (before.state()) {
                    case DIALLING, RINGING -> new Progress(State.REFUSED, ended.sipStatus());
                    case ANSWERED, HEARD -> new Progress(State.HEARD, 0);
                    case REFUSED -> before;
                });
            }
            case CallEvent.Arrived _,
                    CallEvent.DigitPressed _,
                    CallEvent.OfferDrawn _,
                    CallEvent.Bridged _,
                    CallEvent.OfferRefused _,
                    CallEvent.LineLeft _,
                    CallEvent.Held _,
                    CallEvent.Resumed _,
                    CallEvent.Muted _,
                    CallEvent.RecordingClosed _ -> {}
        }
    }
}
