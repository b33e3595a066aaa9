package throughline.edge.tones;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import throughline.voice.Tone;

/**
 * One way of speaking in tones: how the receiver begins, how it answers, and what it hears.
 *
 * @param word as signals and units have it
 * @param again asks for what could not be read; empty where the device repeats it by itself
 * @param more so long after an acknowledgement the device may begin with another packet
 * @param isOurs whether a tone is one of the receiver's: on a line with an echo it hears its own
 * @param isWhole whether so many tones are a packet
 */
record Wire(
        String word,
        List<Tone> start,
        List<Tone> acknowledge,
        List<Tone> again,
        Duration more,
        Predicate<Character> isOurs,
        Predicate<String> isWhole,
        Reader reader) {
    /** A decoder. */
    interface Reader {
        Packet read(String heard) throws Unreadable;
    }

    /** A line that was just answered needs a moment until everything on it gets through. */
    private static final Tone SETTLES = new Tone.Pause(500);

    /** What follows must not cut the tone off. */
    private static final Tone FADES = new Tone.Pause(200);

    static final Wire P100 = new Wire(
            "p100",
            List.of(SETTLES, new Tone.Key(throughline.edge.tones.P100.START)),
            List.of(new Tone.Key(throughline.edge.tones.P100.ACKNOWLEDGE), FADES),
            List.of(new Tone.Key(throughline.edge.tones.P100.RETRANSMIT)),
            Duration.ZERO,
            throughline.edge.tones.P100::isControl,
            throughline.edge.tones.P100::isWhole,
            throughline.edge.tones.P100::read);

    static final Wire CONTACT_ID = new Wire(
            "contact-id",
            List.of(SETTLES, new Tone.Single(1400, 100), new Tone.Pause(100), new Tone.Single(2300, 100)),
            List.of(new Tone.Single(1400, 850), FADES),
            List.of(),
            Duration.ofMillis(1500),
            _ -> false,
            heard -> heard.length() >= ContactId.LENGTH,
            ContactId::read);
}
