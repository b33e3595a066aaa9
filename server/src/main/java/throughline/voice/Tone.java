package throughline.voice;

/** Something that machines understand in a call; see {@link CallCommand.SendTones}. */
public sealed interface Tone {
    /** One of the sixteen keys 0–9, *, #, A–D, for 100 ms: an event (RFC 4733) where the other side takes them, else two tones. */
    record Key(char key) implements Tone {}

    /** A single tone. */
    record Single(int hertz, int millis) implements Tone {}

    record Pause(int millis) implements Tone {}
}
