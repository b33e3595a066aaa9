package throughline.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.people.People;
import throughline.people.UserId;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/**
 * The front door for rooms that call somebody: through the trunk, and only to a number that may be called. Whoever places a call hears of
 * it in order and outside of any transaction; while the database does not answer, the same is told again.
 */
@Component
public class PlacedCalls {
    /** So long before its end a call that may not go on is told of it. */
    private static final Duration WARNED = Duration.ofMinutes(1);

    private final Trunk trunk;
    private final Tolls tolls;
    private final People people;
    private final CallRecords records;
    private final IncomingCalls incoming;
    private final Map<CallId, Placed> live = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("longest-calls").factory());
    private Consumer<CallCommand> voice = _ -> {};

    PlacedCalls(Trunk trunk, Tolls tolls, People people, CallRecords records, IncomingCalls incoming) {
        this.trunk = trunk;
        this.tolls = tolls;
        this.people = people;
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

    private record Placed(
            String number, Consumer<Heard> ear, @Nullable UUID person) {}

    /** Whether there is a trunk that may call this number, in E.164. */
    public boolean mayCall(String number) {
        return trunk.mayCall(number);
    }

    /**
     * Dials.
     *
     * @param call a fresh id
     * @param person who wants it; null for the house itself
     * @return the number that is dialled
     * @throws Refused {@code telephony.no-trunk}, {@code telephony.country-not-allowed}, what is wrong with the number, or the rule of
     *     {@link Tolls} that it breaks
     */
    public String place(UUID call, String number, Purpose purpose, @Nullable UUID person, Consumer<Heard> ear) {
        var settings = trunk.settings();
        var ofPerson = (int) live.values().stream()
                .filter(each -> person != null && person.equals(each.person))
                .count();
        var wanted = new Tolls.Wanted(call, trunk.read(settings, number), purpose, person, live.size(), ofPerson);
        var allowed = wanted.number();
        if (!trunk.allows(settings, allowed)) {
            throw tolls.abroad(wanted);
        }
        int cents = tolls.judge(wanted);
        var id = new CallId(call);
        records.placed(id, settings.address(), allowed, purpose, person, cents);
        live.put(id, new Placed(allowed, ear, person));
        if (!purpose.isForPeopleInNeed()) {
            endInTime(id, person);
        }
        voice.accept(new CallCommand.Dial(id, allowed, settings.callerNumber(), settings.address()));
        return allowed;
    }

    /** Whoever is in it is told a minute before, in the language of whoever placed it. */
    private void endInTime(CallId call, @Nullable UUID person) {
        var longest = tolls.longest();
        if (longest.compareTo(WARNED) > 0) {
            var caller = person == null ? null : people.find(new UserId(person));
            var prompt = (caller == null ? "en" : caller.language()) + "/one-minute-left";
            clock.schedule(
                    () -> voice.accept(new CallCommand.Announce(call, List.of(prompt))),
                    longest.minus(WARNED).toSeconds(),
                    TimeUnit.SECONDS);
        }
        clock.schedule(() -> hangUp(call.value()), longest.toSeconds(), TimeUnit.SECONDS);
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
