package throughline.edge.tones;

import throughline.alarm.ContactIdEvents;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;

/**
 * A message of Ademco Contact ID (SIA DC-05): sixteen tones, of which {@code *} is B, {@code #} is C, and A, B, C are D, E, F.
 *
 * <pre>
 *  1234  18  1  140  01  001  8
 *  │     │   │  │    │   │    └── so that all tones together are a multiple of 15, where 0 counts 10
 *  │     │   │  │    │   └── zone or user
 *  │     │   │  │    └── group or partition
 *  │     │   └──┴── what happened, see {@link ContactIdEvents}
 *  │     └── Contact ID; 98 is the same
 *  └── the account
 * </pre>
 *
 * The receiver says 1400 Hz and 2300 Hz when it is ready, and a long 1400 Hz (the kiss-off) when it has the message. It says nothing to
 * one that it cannot read: the device repeats it by itself.
 */
record ContactId(Kind kind, String account, char qualifier, String event, String group, String zone, String raw)
        implements Packet {
    static final int LENGTH = 16;

    /** In the order of the values 1 to 15; 0 counts 10. */
    private static final String TONES = "123456789" + "0" + "*#ABC";

    private static final String DIGITS = "123456789" + "0" + "BCDEF";
    private static final int MODULUS = 15;

    static ContactId read(String heard) throws Unreadable {
        if (heard.length() != LENGTH || !heard.chars().allMatch(tone -> TONES.indexOf(tone) >= 0)) {
            throw new Unreadable(FrameFault.MALFORMED, "It is not the sixteen tones of Contact ID.");
        }
        int sum = heard.chars().map(tone -> TONES.indexOf(tone) + 1).sum();
        if (sum % MODULUS != 0) {
            throw new Unreadable(FrameFault.CHECKSUM, "The sum is %d, which is no multiple of 15.".formatted(sum));
        }
        if (!heard.startsWith("18", 4) && !heard.startsWith("98", 4)) {
            throw new Unreadable(FrameFault.UNKNOWN, "It is no message of Contact ID.");
        }
        char qualifier = heard.charAt(6);
        var event = heard.substring(7, 10);
        var kind = ContactIdEvents.kind(qualifier, event);
        if (kind == null) {
            throw new Unreadable(FrameFault.UNKNOWN, "It says something that is nothing of a lift.");
        }
        return new ContactId(
                kind,
                digits(heard.substring(0, 4)),
                qualifier,
                event,
                heard.substring(10, 12),
                heard.substring(12, 15),
                heard);
    }

    private static String digits(String tones) {
        return tones.chars()
                .map(tone -> DIGITS.charAt(TONES.indexOf(tone)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public Signal signal(String call) {
        var words = "%s %s".formatted(group, zone);
        return new Signal(
                "contact-id", account, kind, Spot.UNKNOWN, qualifier + event, words, null, call + " " + raw, raw);
    }
}
