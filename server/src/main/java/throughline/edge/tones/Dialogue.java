package throughline.edge.tones;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal.Kind;
import throughline.telephony.Receiver.Profile;
import throughline.voice.Tone;

/**
 * One call of a device. Pure: what is heard gives the next state and what is to be done.
 *
 * <p>What it promises: nothing is acknowledged that is not kept. A call in which an alarm was heard, or nothing that could be read, goes
 * to people, whatever happens; a call with another message ends without anybody being rung. Either comes within a minute.
 *
 * @param wires what is still to be listened for; the first is what is listened for now
 * @param patience how long each of them is listened for
 * @param heard the tones of the packet that is being heard
 * @param failures how many packets could not be read
 * @param last what the call ends with; null while nothing was read, when it is people
 * @param clock the number of the time that counts; earlier ones are over
 */
record Dialogue(
        Stage stage,
        List<Wire> wires,
        Duration patience,
        String heard,
        int failures,
        Act.@Nullable Last last,
        int clock) {
    /** Within a packet the next tone comes sooner than this; a pause of 100 ms is usual. */
    static final Duration BETWEEN_TONES = Duration.ofSeconds(1);

    /** If a packet is not kept by then, the device is told nothing; but of an alarm people hear now. */
    static final Duration KEEPING = Duration.ofSeconds(3);

    /** Longer than any tone of ours. */
    static final Duration SENDING = Duration.ofSeconds(4);

    /** So often a device says by itself what is not acknowledged. */
    static final int MOST_FAILURES = 4;

    enum Stage {
        /** The other side does not hear us yet. */
        ANSWERING,
        LISTENING,
        /** A packet is being written down. */
        KEEPING,
        ACKNOWLEDGING,
        OVER
    }

    sealed interface Event {
        record Connected() implements Event {}

        record Pressed(char key) implements Event {}

        /** What we sent has been heard. */
        record Sent() implements Event {}

        /** @param unit from which the packet comes, if that is known */
        record Kept(@Nullable UUID unit) implements Event {}

        record NotKept() implements Event {}

        record TimeIsUp(int clock) implements Event {}

        record Ended() implements Event {}
    }

    sealed interface Act {
        record Send(List<Tone> tones) implements Act {}

        /** Write it down; {@link Event.Kept} or {@link Event.NotKept} follows. */
        record Keep(Packet packet) implements Act {}

        record KeepUnread(Wire wire, String heard, FrameFault why) implements Act {}

        record Wake(Duration after, int clock) implements Act {}

        sealed interface Last extends Act {}

        record ToPeople(@Nullable UUID unit) implements Last {}

        record HangUp() implements Last {}
    }

    record Next(Dialogue dialogue, List<Act> acts) {}

    static Dialogue begin(Profile profile, Duration patience) {
        var wires = switch (profile) {
            case P100 -> List.of(Wire.P100);
            case CONTACT_ID -> List.of(Wire.CONTACT_ID);
            case AUTO, VOICE -> List.of(Wire.P100, Wire.CONTACT_ID);
        };
        return new Dialogue(Stage.ANSWERING, wires, patience.dividedBy(wires.size()), "", 0, null, 0);
    }

    Dialogue over() {
        return at(Stage.OVER);
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    Next hear(Event event) {
        return switch (event) {
            case Event.Connected _ ->
                stage == Stage.ANSWERING ? listen(patience, new Act.Send(wire().start())) : stays();
            case Event.Pressed(var key) -> stage == Stage.LISTENING ? pressed(key) : stays();
            case Event.Sent _ -> stage == Stage.ACKNOWLEDGING ? acknowledged() : stays();
            case Event.Kept(var unit) -> stage == Stage.KEEPING ? kept(unit) : stays();
            case Event.NotKept _ -> stage == Stage.KEEPING ? end() : stays();
            case Event.TimeIsUp(var which) -> which == clock ? timeIsUp() : stays();
            case Event.Ended _ -> ended();
        };
    }

    private Next pressed(char key) {
        if (heard.isEmpty() && wire().isOurs().test(key)) {
            return stays();
        }
        var more = with(wires, heard + key, failures, last);
        return wire().isWhole().test(more.heard) ? more.read() : more.listen(BETWEEN_TONES);
    }

    private Next read() {
        try {
            var packet = wire().reader().read(heard);
            return with(wires, "", failures, lastAfter(packet)).to(Stage.KEEPING, KEEPING, new Act.Keep(packet));
        } catch (Unreadable unreadable) {
            return failed(unreadable.why());
        }
    }

    /** Once people are to hear of it, no other message takes that back. */
    private Act.Last lastAfter(Packet packet) {
        if (last instanceof Act.ToPeople) {
            return last;
        }
        return packet.kind() == Kind.ALARM_RAISED ? new Act.ToPeople(null) : new Act.HangUp();
    }

    private Next kept(@Nullable UUID unit) {
        var known = last instanceof Act.ToPeople && unit != null ? new Act.ToPeople(unit) : last;
        return with(List.of(wire()), "", failures, known)
                .to(Stage.ACKNOWLEDGING, SENDING, new Act.Send(wire().acknowledge()));
    }

    private Next acknowledged() {
        return wire().more().isZero() ? end() : listen(wire().more());
    }

    /** A packet with a wrong sum was meant for us; anything else may be of another wire. */
    private Next failed(FrameFault why) {
        var unread = new Act.KeepUnread(wire(), heard, why);
        if (failures + 1 == MOST_FAILURES) {
            return with(wires, "", MOST_FAILURES, new Act.ToPeople(null)).end(unread);
        }
        if (why != FrameFault.CHECKSUM && wires.size() > 1) {
            return nextWire(failures + 1, unread);
        }
        var next = with(wires, "", failures + 1, last);
        var again = wire().again();
        return again.isEmpty() ? next.listen(patience, unread) : next.listen(patience, unread, new Act.Send(again));
    }

    private Next nextWire(int failures, Act... first) {
        var next = with(wires.subList(1, wires.size()), "", failures, last);
        return next.listen(patience, append(first, new Act.Send(next.wire().start())));
    }

    private Next timeIsUp() {
        return switch (stage) {
            case LISTENING -> {
                if (!heard.isEmpty()) {
                    yield failed(FrameFault.MALFORMED);
                }
                yield wires.size() > 1 ? nextWire(failures) : end();
            }
            case KEEPING -> end();
            case ACKNOWLEDGING -> acknowledged();
            case ANSWERING, OVER -> stays();
        };
    }

    private Next ended() {
        var acts = stage == Stage.LISTENING && !heard.isEmpty()
                ? List.<Act>of(new Act.KeepUnread(wire(), heard, FrameFault.MALFORMED))
                : List.<Act>of();
        return new Next(over(), acts);
    }

    private Next end(Act... first) {
        return new Next(over(), List.of(append(first, last == null ? new Act.ToPeople(null) : last)));
    }

    private Next listen(Duration atMost, Act... acts) {
        return to(Stage.LISTENING, atMost, acts);
    }

    private Next to(Stage next, Duration atMost, Act... acts) {
        var there = at(next);
        return new Next(there, List.of(append(acts, new Act.Wake(atMost, there.clock))));
    }

    private Next stays() {
        return new Next(this, List.of());
    }

    private Dialogue at(Stage next) {
        return new Dialogue(next, wires, patience, heard, failures, last, clock + 1);
    }

    private Dialogue with(List<Wire> wires, String heard, int failures, Act.@Nullable Last last) {
        return new Dialogue(stage, wires, patience, heard, failures, last, clock);
    }

    private Wire wire() {
        return wires.getFirst();
    }

    private static Act[] append(Act[] acts, Act last) {
        var all = Arrays.copyOf(acts, acts.length + 1);
        all[acts.length] = last;
        return all;
    }
}
