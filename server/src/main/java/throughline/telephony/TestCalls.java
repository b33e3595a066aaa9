package throughline.telephony;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.telephony.PlacedCalls.Heard;

/** "Call this number": a real call through the carrier that says one sentence and hangs up, so that the wire is known to work. */
@Component
public class TestCalls {
    private static final int REMEMBERED = 100;

    private final PlacedCalls calls;
    private final EventLog events;
    private final Ids ids;
    private final Map<UUID, Progress> progress = new ConcurrentHashMap<>();

    TestCalls(PlacedCalls calls, EventLog events, Ids ids) {
        this.calls = calls;
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
        var call = ids.next();
        if (progress.size() >= REMEMBERED) {
            progress.keySet().stream()
                    .sorted(Comparator.naturalOrder())
                    .limit(REMEMBERED / 2)
                    .forEach(progress::remove);
        }
        progress.put(call, new Progress(State.DIALLING, 0));
        try {
            var dialled =
                    calls.place(call, number, Purpose.TRIAL, by, heard -> hear(call, language + "/test-call", heard));
            events.append("telephony", call, "test-call", by, Map.of("to", dialled));
        } catch (Refused refused) {
            progress.remove(call);
            throw refused;
        }
        return call;
    }

    public Progress progress(UUID call) {
        var known = progress.get(call);
        if (known == null) {
            throw new Refused("telephony.unknown-test-call", "There is no such test call.");
        }
        return known;
    }

    private void hear(UUID call, String prompt, Heard heard) {
        switch (heard) {
            case Heard.Rings _ -> progress.put(call, new Progress(State.RINGING, 0));
            case Heard.PickedUp _ -> {
                progress.put(call, new Progress(State.ANSWERED, 0));
                calls.say(call, List.of(prompt));
            }
            case Heard.Said _ -> {
                progress.put(call, new Progress(State.HEARD, 0));
                calls.hangUp(call);
            }
            case Heard.Pressed _ -> {}
            case Heard.Ended(var sipStatus) ->
                progress.computeIfPresent(call, (_, before) -> switch (before.state()) {
                    case DIALLING, RINGING -> new Progress(State.REFUSED, sipStatus);
                    case ANSWERED, HEARD -> new Progress(State.HEARD, 0);
                    case REFUSED -> before;
                });
        }
    }
}
