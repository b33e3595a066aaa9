package throughline.telephony;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/**
 * The front door for rooms that call somebody: through the trunk, and only to a number that may be called. Whoever places a call hears of
 * it in order and outside of any transaction; while the database does not answer, the same is told again.
 */
@Component
public class PlacedCalls {
    private final Trunk trunk;
    private final CallRecords records;
    private final IncomingCalls incoming;
    private final Map<CallId, Placed> live = new ConcurrentHashMap<>();
    private Consumer<CallCommand> voice = _ -> {};

    PlacedCalls(Trunk trunk, CallRecords records, IncomingCalls incoming) {
        this.trunk = trunk;
        this.records = records;
        this.incoming = incoming;
    }

    /** What is heard of a call. */
    public sealed interface Heard {
        record Rings() implements Heard {}

        record PickedUp() implements Heard {}

        /** What was to be said last has been said whole. */
        record Said() implements Heard {}

        record Pressed(char key) implements Heard {}

        /** @param sipStatus the carrier's last word; 200 where somebody had picked up */
        record Ended(int sipStatus) implements Heard {}
    }

    private record Placed(String number, Consumer<Heard> ear) {}

    /** Whether there is a trunk that may call this number, in E.164. */
    public boolean mayCall(String number) {
        return trunk.mayCall(number);
    }

    /**
     * Dials.
     *
     * @param call a fresh id
     * @return the number that is dialled
     * @throws Refused {@code telephony.no-trunk}, {@code telephony.country-not-allowed}, or what is wrong with the number
     */
    public String place(UUID call, String number, Consumer<Heard> ear) {
        var settings = trunk.settings();
        var allowed = trunk.allowed(settings, number);
        var id = new CallId(call);
        records.placed(id, settings.address());
        live.put(id, new Placed(allowed, ear));
        voice.accept(new CallCommand.Dial(id, allowed, settings.callerNumber(), settings.address()));
        return allowed;
    }

    /** Says these prompts instead of whatever is being said. */
    public void say(UUID call, List<String> prompts) {
        voice.accept(new CallCommand.Play(new CallId(call), prompts, 0, false));
    }

    public void hangUp(UUID call) {
        voice.accept(new CallCommand.HangUp(new CallId(call)));
    }

    /** From here on it is a call like one that comes in: it waits in the reception queue. Whoever placed it hears no more of it. */
    public void toTheDesk(UUID call) {
        var id = new CallId(call);
        var placed = live.remove(id);
        if (placed != null) {
            incoming.takeOver(id, placed.number(), trunk.settings().address());
        }
    }

    void connect(Consumer<CallCommand> commands) {
        voice = commands;
    }

    boolean has(CallId call) {
        return live.containsKey(call);
    }

    void hear(CallEvent.OfCall event) {
        var placed = live.get(event.call());
        if (placed == null) {
            return;
        }
        var ear = placed.ear();
        switch (event) {
            case CallEvent.Ringing _ -> ear.accept(new Heard.Rings());
            case CallEvent.Answered answered -> {
                records.answered(event.call(), answered.at());
                ear.accept(new Heard.PickedUp());
            }
            case CallEvent.PromptsHeard _ -> ear.accept(new Heard.Said());
            case CallEvent.DigitPressed pressed -> ear.accept(new Heard.Pressed(pressed.digit()));
            case CallEvent.Ended ended -> {
                records.ended(ended);
                ear.accept(new Heard.Ended(ended.sipStatus()));
                live.remove(event.call());
            }
            case CallEvent.Arrived _,
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
