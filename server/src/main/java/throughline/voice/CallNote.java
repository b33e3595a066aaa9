package throughline.voice;

import throughline.voice.media.BrowserLeg;
import throughline.voice.sip.SipNote;

/** What others leave in the mailbox of a {@link LiveCall}. */
sealed interface CallNote {
    /** The call has come into being; always the first note. */
    record Begun() implements CallNote {}

    record FromWire(SipNote said) implements CallNote {}

    record Asked(CallCommand command) implements CallNote {}

    record KeyPressed(char key) implements CallNote {}

    record SoundLost(String why) implements CallNote {}

    /** @param play which {@link CallCommand.Play} of this call it was, for a replaced one no longer counts */
    record NoticeHeard(int play) implements CallNote {}

    record AllHeard(int play) implements CallNote {}

    /** The moment came that {@link LiveCall#dueAt} names. */
    record Due() implements CallNote {}

    /** A quarter of a second has passed, and somebody watches the levels. */
    record Beat() implements CallNote {}

    record Shutdown() implements CallNote {}

    /** What an agent's line says. */
    sealed interface FromLine extends CallNote {
        LineId line();
    }

    record LineRefused(LineId line, CallEvent.OfferEnd why) implements FromLine {}

    record Drawn(LineId line) implements FromLine {}

    record Taken(LineId line, BrowserLeg leg) implements FromLine {}

    /** The browser is away, perhaps to reload its page. */
    record LineAway(LineId line) implements FromLine {}

    record LineBack(LineId line, BrowserLeg leg) implements FromLine {}

    /** It stayed away for longer than the grace time. */
    record LineLeft(LineId line) implements FromLine {}

    record Hold(LineId line, boolean on) implements FromLine {}

    record Mute(LineId line, boolean on) implements FromLine {}

    record HungUp(LineId line) implements FromLine {}
}
