package throughline.offercall;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.dispatch.Offer;
import throughline.dispatch.RejectReason;
import throughline.dispatch.Way;
import throughline.kernel.Refused;
import throughline.offercall.Dialogue.Act;
import throughline.offercall.Dialogue.Event;
import throughline.telephony.PlacedCalls.Heard;
import throughline.telephony.Purpose;

/**
 * One call while it lives: what is heard goes through its {@link Dialogue}, and what that wants is done, one event after the other. A
 * database that does not answer leaves the dialogue where it was, so that the same event may be heard again.
 */
final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private final CallRows.Call call;
    private final Tools tools;
    private final Clockwork clockwork;
    private Dialogue dialogue;
    private @Nullable Offer offer;
    private @Nullable String job;
    private @Nullable Instant arrivesAt;

    /** Hears itself again after a while. */
    interface Clockwork {
        void wake(Conversation sleeper, Act.Wake when);

        void ended(Conversation over);
    }

    Conversation(CallRows.Call call, Tools tools, Clockwork clockwork) {
        this.call = call;
        this.tools = tools;
        this.clockwork = clockwork;
        this.dialogue = Dialogue.begin(tools.ring()).dialogue();
    }

    CallRows.Call call() {
        return call;
    }

    /** Dials, unless the offer ended in the meantime. */
    synchronized void begin() {
        if (dialogue.isOver()) {
            return;
        }
        var asked = tools.book().get(call.offer());
        offer = asked;
        if (!asked.state().isOpen()) {
            hear(new Event.Over(null));
            return;
        }
        var order = tools.orders().get(call.order());
        try {
            job = tools.speech().say(language(), tools.words().job(order, language()));
            perform(new Act.Wake(Dialogue.CONNECTING, dialogue.alarm()));
            tools.calls().place(call.id(), asked.technician().phone(), Purpose.OFFER, null, this::heard);
        } catch (IOException | Refused cannot) {
            log.warn("a technician could not be called about an order: {}", nameOf(cannot));
            hear(new Event.Ended(0));
        }
    }

    private void heard(Heard heard) {
        hear(
                switch (heard) {
                    case Heard.Rings _ -> new Event.Rings();
                    case Heard.PickedUp _ -> new Event.PickedUp();
                    case Heard.Said _ -> new Event.Said();
                    case Heard.Pressed(var key) -> new Event.Pressed(key);
                    case Heard.Ended(var sipStatus) -> new Event.Ended(sipStatus);
                });
    }

    synchronized void hear(Event event) {
        var events = new ArrayDeque<>(List.of(event));
        while (!events.isEmpty() && !dialogue.isOver()) {
            var next = dialogue.hear(events.remove());
            for (var act : next.acts()) {
                var follows = perform(act);
                if (follows != null) {
                    events.add(follows);
                }
            }
            dialogue = next.dialogue();
        }
        if (dialogue.isOver()) {
            clockwork.ended(this);
        }
    }

    /** @return what is heard of it at once; null when nothing is */
    private @Nullable Event perform(Act act) {
        switch (act) {
            case Act.Note(var how) -> note(how);
            case Act.Answer(var accept) -> {
                return answer(accept);
            }
            case Act.Fail(var why) ->
                tools.transactions().run(() -> {
                    tools.delivery().failed(call.offer(), Way.VOICE, why);
                    tools.rows().ended(call, asked().technician(), why, null);
                });
            case Act.Close(var outcome) ->
                tools.transactions()
                        .run(() -> tools.rows()
                                .ended(call, asked().technician(), outcome, outcome.equals("desk") ? "4" : null));
            case Act.Say say -> {
                return say(say);
            }
            case Act.ToTheDesk _ -> tools.calls().toTheDesk(call.id());
            case Act.HangUp _ -> tools.calls().hangUp(call.id());
            case Act.Wake wake -> clockwork.wake(this, wake);
        }
        return null;
    }

    private void note(Act.How how) {
        tools.transactions().run(() -> {
            switch (how) {
                case RINGS -> {
                    tools.delivery().sent(call.offer());
                    tools.rows().rings(call, asked().technician());
                }
                case ANSWERED -> {
                    tools.delivery().delivered(call.offer());
                    tools.rows().answered(call, asked().technician());
                }
                case HEARD -> tools.delivery().read(call.offer());
            }
        });
    }

    /** The answer and the end of the call are one; somebody may have been faster. */
    private Event answer(boolean accept) {
        try {
            tools.transactions().run(() -> {
                if (accept) {
                    arrivesAt = tools.offers().acceptByPhone(call.offer(), call.id());
                } else {
                    tools.offers().reject(call.offer(), RejectReason.OTHER, null);
                }
                tools.rows().ended(call, asked().technician(), accept ? "accepted" : "refused", accept ? "1" : "2");
            });
            return new Event.Counted(accept);
        } catch (Refused late) {
            return new Event.Over(tools.orders().get(call.order()).technicianName());
        }
    }

    /** What cannot be said is as good as said: the call must end. */
    private @Nullable Event say(Act.Say say) {
        try {
            tools.calls().say(call.id(), List.of(sound(say)));
            return null;
        } catch (IOException e) {
            log.warn("a sentence could not be said on the phone: {}", nameOf(e));
            return new Event.Said();
        }
    }

    private String sound(Act.Say say) throws IOException {
        var words = tools.words();
        var spoken = switch (say.sentence()) {
            case JOB -> null;
            case YOURS -> {
                var order = tools.orders().get(call.order());
                var at = arrivesAt == null ? order.arrivesAt() : arrivesAt;
                yield at == null ? words.over(null, language()) : words.yours(order, at, language());
            }
            case REFUSED -> words.refused(language());
            case TAKEN, WITHDRAWN -> words.over(say.winner(), language());
        };
        if (spoken != null) {
            return tools.speech().say(language(), spoken);
        }
        var known = job;
        if (known == null) {
            throw new IllegalStateException("Nobody is dialled before there is something to say.");
        }
        return known;
    }

    private String language() {
        return asked().technician().language();
    }

    private Offer asked() {
        var known = offer;
        if (known == null) {
            known = tools.book().get(call.offer());
            offer = known;
        }
        return known;
    }

    private static String nameOf(Exception fault) {
        return fault instanceof Refused refused
                ? refused.code()
                : fault.getClass().getSimpleName();
    }
}
