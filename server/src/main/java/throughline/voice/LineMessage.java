package throughline.voice;

/** What a browser says on {@code /ws/line}. */
sealed interface LineMessage {
    /** @param tab a random id that the browser's tab keeps over a reload */
    record Hello(String tab) implements LineMessage {}

    /** Bring the line's sound up. */
    record Open(String sdp) implements LineMessage {}

    /** Take the line's sound down. */
    record Close() implements LineMessage {}

    /** A view-only tab wants to be the active one. */
    record TakeOver() implements LineMessage {}

    /** About the call that the line shows; one about another call comes too late and changes nothing. */
    sealed interface OfCall extends LineMessage {
        String call();
    }

    record Drawn(String call) implements OfCall {}

    record Answer(String call) implements OfCall {}

    record Decline(String call) implements OfCall {}

    record Hold(String call, boolean on) implements OfCall {}

    record Mute(String call, boolean on) implements OfCall {}

    record HangUp(String call) implements OfCall {}
}
