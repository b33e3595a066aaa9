package throughline.voice;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.voice.CallEvent.OfferEnd;
import throughline.voice.media.BrowserLeg;
import throughline.voice.media.CallSound;
import throughline.voice.media.Levels;

/**
 * Which agent has the call: nobody, one whose browser rings, one who waits for the notice to end, or one who talks. Belongs to the
 * call's owner. What a line says that is not in this call (any more) is answered with "gone".
 */
final class AgentSide {
    private sealed interface Seat {
        record Nobody() implements Seat {}

        record Offered(LineId line, Map<String, String> card, Instant since) implements Seat {}

        record Connecting(
                LineId line,
                Map<String, String> card,
                @Nullable BrowserLeg leg,
                Instant since) implements Seat {}

        record Talking(
                LineId line, Map<String, String> card, boolean held, boolean muted, Instant answeredAt, Instant since)
                implements Seat {}
    }

    private final LiveCall call;
    private final Exchange exchange;
    private Seat seat = new Seat.Nobody();
    private boolean noticePlays;
    private boolean recording;
    private boolean heldByCaller;
    private boolean everBridged;

    AgentSide(LiveCall call, Exchange exchange) {
        this.call = call;
        this.exchange = exchange;
    }

    boolean everBridged() {
        return everBridged;
    }

    boolean bridged() {
        return seat instanceof Seat.Talking;
    }

    void offer(CallCommand.Offer offer) {
        if (!(seat instanceof Seat.Nobody)) {
            tellRefused(offer.line(), OfferEnd.LINE_BUSY);
            return;
        }
        seat = new Seat.Offered(offer.line(), Map.copyOf(offer.card()), exchange.now());
        exchange.line(offer.line()).post(new LineNote.Ring(call, view(seat)));
    }

    void withdraw(LineId line) {
        if (seat instanceof Seat.Offered offered && offered.line().equals(line)) {
            leaveSeat(line);
            tellRefused(line, OfferEnd.WITHDRAWN);
        }
    }

    /** A {@link CallCommand.Play} with or without a notice has begun. */
    void noticePlays(boolean plays) {
        noticePlays = plays;
    }

    void noticeHeard() {
        noticePlays = false;
        if (seat instanceof Seat.Connecting connecting) {
            bridge(connecting);
        }
    }

    void recording(boolean on) {
        recording = on;
        show();
    }

    void heldByCaller(boolean held) {
        heldByCaller = held;
        show();
    }

    void heard(Levels levels) {
        if (seat instanceof Seat.Talking talking) {
            exchange.line(talking.line()).post(new LineNote.Heard(call.id(), levels));
        }
    }

    /** The call has an answered caller with sound from now on: an agent who was faster is connected. */
    void callerAnswered() {
        if (seat instanceof Seat.Connecting connecting) {
            bridge(connecting);
        }
    }

    /** The call ends: whoever has it stops ringing. That is no refusal of hers; the call's own end says it all. */
    void end() {
        var line = lineOf(seat);
        if (line != null) {
            leaveSeat(line);
        }
    }

    void hear(CallNote.FromLine note) {
        if (!note.line().equals(lineOf(seat))) {
            if (!(note instanceof CallNote.LineRefused || note instanceof CallNote.LineLeft)) {
                exchange.line(note.line()).post(new LineNote.Gone(call.id()));
            }
            return;
        }
        switch (note) {
            case CallNote.LineRefused(var line, var why) -> refused(line, why);
            case CallNote.Drawn(var line) ->
                exchange.events().tell((number, at) -> new CallEvent.OfferDrawn(number, at, call.id(), line));
            case CallNote.Taken(var _, var leg) -> taken(leg);
            case CallNote.LineAway _ -> away();
            case CallNote.LineBack(var _, var leg) -> back(leg);
            case CallNote.LineLeft(var line) -> left(line);
            case CallNote.Hold(var _, var on) -> hold(on);
            case CallNote.Mute(var _, var on) -> mute(on);
            case CallNote.HungUp _ -> call.endedByAgent();
        }
    }

    private void refused(LineId line, OfferEnd why) {
        if (seat instanceof Seat.Offered) {
            seat = new Seat.Nobody();
            tellRefused(line, why);
        }
    }

    private void taken(BrowserLeg leg) {
        if (seat instanceof Seat.Offered(var line, var card, var _)) {
            var connecting = new Seat.Connecting(line, card, leg, exchange.now());
            become(connecting);
            bridge(connecting);
        }
    }

    private void bridge(Seat.Connecting connecting) {
        var sound = call.sound();
        var leg = connecting.leg();
        if (sound == null || leg == null || noticePlays) {
            return;
        }
        sound.talkWith(leg);
        everBridged = true;
        exchange.events().tell((number, at) -> new CallEvent.Bridged(number, at, call.id(), connecting.line()));
        seat = new Seat.Talking(connecting.line(), connecting.card(), false, false, connecting.since(), exchange.now());
        call.startRecording();
        show();
    }

    private void away() {
        if (seat instanceof Seat.Connecting(var line, var card, var _, var since)) {
            seat = new Seat.Connecting(line, card, null, since);
        } else if (seat instanceof Seat.Talking) {
            soundOfTalk().withoutAgent();
        }
    }

    private void back(BrowserLeg leg) {
        if (seat instanceof Seat.Connecting(var line, var card, var _, var since)) {
            var connecting = new Seat.Connecting(line, card, leg, since);
            become(connecting);
            bridge(connecting);
        } else if (seat instanceof Seat.Talking talking) {
            soundOfTalk().talkWith(leg);
            soundOfTalk().hold(talking.held());
            soundOfTalk().agentMuted(talking.muted());
            show();
        }
    }

    private void left(LineId line) {
        seat = new Seat.Nobody();
        exchange.events().tell((number, at) -> new CallEvent.LineLeft(number, at, call.id(), line));
    }

    private void hold(boolean on) {
        if (seat instanceof Seat.Talking(var line, var card, var held, var muted, var answeredAt, var _)
                && held != on) {
            soundOfTalk().hold(on);
            become(new Seat.Talking(line, card, on, muted, answeredAt, exchange.now()));
            exchange.events()
                    .tell((number, at) -> on
                            ? new CallEvent.Held(number, at, call.id(), true)
                            : new CallEvent.Resumed(number, at, call.id(), true));
        }
    }

    private void mute(boolean on) {
        if (seat instanceof Seat.Talking(var line, var card, var held, var muted, var answeredAt, var since)
                && muted != on) {
            soundOfTalk().agentMuted(on);
            become(new Seat.Talking(line, card, held, on, answeredAt, since));
            exchange.events().tell((number, at) -> new CallEvent.Muted(number, at, call.id(), on));
        }
    }

    private CallSound soundOfTalk() {
        var sound = call.sound();
        if (sound == null) {
            throw new IllegalStateException("An agent talks in a call without sound.");
        }
        return sound;
    }

    private void become(Seat next) {
        seat = next;
        show();
    }

    private void show() {
        var line = lineOf(seat);
        if (line != null) {
            exchange.line(line).post(new LineNote.Shows(call.id(), view(seat)));
        }
    }

    private void leaveSeat(LineId line) {
        seat = new Seat.Nobody();
        exchange.line(line).post(new LineNote.Gone(call.id()));
    }

    private void tellRefused(LineId line, OfferEnd why) {
        exchange.events().tell((number, at) -> new CallEvent.OfferRefused(number, at, call.id(), line, why));
    }

    private CallView view(Seat shown) {
        return switch (shown) {
            case Seat.Nobody _ -> throw new IllegalStateException("Nobody sees this call.");
            case Seat.Offered(var _, var card, var since) -> view(CallView.State.RINGING, card, since, null, false);
            case Seat.Connecting(var _, var card, var _, var since) ->
                view(CallView.State.CONNECTING, card, since, since, false);
            case Seat.Talking(var _, var card, var held, var muted, var answeredAt, var since) ->
                view(held ? CallView.State.HELD : CallView.State.TALKING, card, since, answeredAt, muted);
        };
    }

    private CallView view(
            CallView.State state,
            Map<String, String> card,
            Instant since,
            @Nullable Instant answeredAt,
            boolean muted) {
        return new CallView(call.id().toString(), state, card, since, answeredAt, muted, recording, heldByCaller);
    }

    private static @Nullable LineId lineOf(Seat seat) {
        return switch (seat) {
            case Seat.Nobody _ -> null;
            case Seat.Offered offered -> offered.line();
            case Seat.Connecting connecting -> connecting.line();
            case Seat.Talking talking -> talking.line();
        };
    }
}
