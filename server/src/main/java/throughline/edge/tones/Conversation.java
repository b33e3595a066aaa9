package throughline.edge.tones;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import throughline.edge.tones.Dialogue.Act;
import throughline.edge.tones.Dialogue.Event;
import throughline.telephony.ToneCall;
import throughline.telephony.ToneReceiver.Heard;

/**
 * One call while it is the receiver's: what is heard goes through its {@link Dialogue}, and what that wants is done. Nobody waits for the
 * database here: what is to be kept is kept on a thread of its own, for people must be reached while the database is away too.
 */
final class Conversation implements Consumer<Heard> {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private final ToneCall call;
    private final Signals signals;
    private final UnreadFrames unread;
    private final Clockwork clockwork;
    private final String number;
    private Dialogue dialogue;

    /** Threads and time. */
    interface Clockwork {
        void wake(Runnable sleeper, Act.Wake when);

        void aside(Runnable work);
    }

    /** @param number from which it calls, E.164; empty where that is not known */
    Conversation(ToneCall call, String number, Signals signals, UnreadFrames unread, Clockwork clockwork) {
        this.call = call;
        this.number = number;
        this.signals = signals;
        this.unread = unread;
        this.clockwork = clockwork;
        this.dialogue = Dialogue.begin(call.profile(), call.patience());
    }

    @Override
    public void accept(Heard heard) {
        hear(
                switch (heard) {
                    case Heard.Connected _ -> new Event.Connected();
                    case Heard.Pressed(var key) -> new Event.Pressed(key);
                    case Heard.Sent _ -> new Event.Sent();
                    case Heard.Ended _ -> new Event.Ended();
                });
    }

    /** Whatever fails in here, a person may be inside: people talk with them then. */
    private synchronized void hear(Event event) {
        if (dialogue.isOver()) {
            return;
        }
        try {
            var next = dialogue.hear(event);
            dialogue = next.dialogue();
            next.acts().forEach(this::perform);
        } catch (RuntimeException fault) {
            log.error("A call of a machine could not be followed; an agent gets it", fault);
            dialogue = dialogue.over();
            call.toPeople(null);
        }
    }

    private void perform(Act act) {
        switch (act) {
            case Act.Send(var tones) -> call.send(tones);
            case Act.Keep(var packet) -> clockwork.aside(() -> keep(packet));
            case Act.KeepUnread(var wire, var heard, var why) ->
                clockwork.aside(() -> unread.keep(wire.word(), call.from(), heard.getBytes(US_ASCII), why));
            case Act.Wake wake -> clockwork.wake(() -> hear(new Event.TimeIsUp(wake.clock())), wake);
            case Act.ToPeople(var unit) -> call.toPeople(unit);
            case Act.HangUp _ -> call.hangUp();
        }
    }

    private void keep(Packet packet) {
        try {
            var receipt = signals.receive(packet.signal(call.id().toString()).from(number));
            call.understood();
            hear(new Event.Kept(receipt.unit()));
        } catch (RuntimeException away) {
            log.error("What a device said in a call could not be kept, and is not acknowledged", away);
            hear(new Event.NotKept());
        }
    }
}
