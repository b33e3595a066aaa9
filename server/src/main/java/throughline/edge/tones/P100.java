package throughline.edge.tones;

import java.util.Map;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;

/**
 * A packet of P100 (Memco, Avire, 2N): each tone is worth 0 to 15.
 *
 * <pre>
 *  1      8       12345678   2 D
 *  │      │       │          └── checksum: the low byte of the sum of all before it, in two hexadecimal tones
 *  │      │       └── the device, and of a failure its code behind it
 *  │      └── how many tones that is: 8, or 11 of a failure
 *  └── 1 alarm, after which people talk; 2 operational failure; 3 self-test
 * </pre>
 *
 * The receiver says D when it is ready, A when it has the packet, and C when it wants it again.
 *
 * @param failure three digits; empty when nothing failed
 */
record P100(Kind kind, String ident, String failure, String raw) implements Packet {
    static final char START = 'D';
    static final char ACKNOWLEDGE = 'A';
    static final char RETRANSMIT = 'C';

    /** By their values. RFC 4733 numbers them in another way. */
    private static final String TONES = "0123456789ABCD*#";

    private static final int IDENT = 8;
    private static final int FAILURE = 3;
    private static final int AROUND_DATA = 4;

    /** The rest of them is in nobody's public papers. */
    private static final Map<String, String> FAILURES = Map.of("100", "Battery failure");

    /** Whether so many tones are a whole packet, as far as its second tone says. */
    static boolean isWhole(String heard) {
        return heard.length() >= 2 && heard.length() >= AROUND_DATA + value(heard.charAt(1));
    }

    /** Tones of the receiver: on a line with an echo it hears its own. */
    static boolean isControl(char tone) {
        return tone == START || tone == ACKNOWLEDGE || tone == RETRANSMIT;
    }

    static P100 read(String heard) throws Unreadable {
        if (!heard.chars().allMatch(tone -> TONES.indexOf(tone) >= 0)) {
            throw new Unreadable(FrameFault.MALFORMED, "There are things in it that are no tones.");
        }
        if (!isWhole(heard) || heard.length() != AROUND_DATA + value(heard.charAt(1))) {
            throw new Unreadable(FrameFault.MALFORMED, "It has not as many tones as it says.");
        }
        int end = heard.length() - 2;
        int said = 16 * value(heard.charAt(end)) + value(heard.charAt(end + 1));
        int counted = heard.chars().limit(end).map(P100::value).sum() & 0xff;
        if (said != counted) {
            throw new Unreadable(FrameFault.CHECKSUM, "The sum is %d and not %d.".formatted(counted, said));
        }
        return packet(heard, heard.substring(2, end));
    }

    private static P100 packet(String heard, String data) throws Unreadable {
        var kind = switch (heard.charAt(0)) {
            case '1' -> Kind.ALARM_RAISED;
            case '2' -> Kind.FAULT_RAISED;
            case '3' -> Kind.TEST_OK;
            default -> throw new Unreadable(FrameFault.UNKNOWN, "There is no such type of packet.");
        };
        int length = kind == Kind.FAULT_RAISED ? IDENT + FAILURE : IDENT;
        if (data.length() != length || !data.chars().allMatch(Character::isDigit)) {
            throw new Unreadable(FrameFault.MALFORMED, "What it says is not %d digits.".formatted(length));
        }
        return new P100(kind, data.substring(0, IDENT), data.substring(IDENT), heard);
    }

    private static int value(int tone) {
        return Math.max(0, TONES.indexOf(tone));
    }

    @Override
    public Signal signal(String call) {
        var words = FAILURES.getOrDefault(failure, "");
        return new Signal("p100", ident, kind, Spot.UNKNOWN, failure, words, null, call + " " + raw, raw);
    }
}
