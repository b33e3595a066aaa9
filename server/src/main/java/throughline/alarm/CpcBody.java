package throughline.alarm;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;

/**
 * The body of a message of CPC, as gateways hand it on. How it is framed on a telephone line is published nowhere.
 *
 * <pre>
 *  04  10  0000000000000  12345678  A 5 0
 *  │   │   │              │         └── only from 2N: A, the shaft, and where in it
 *  │   │   │              └── the lift, up to 16 digits
 *  │   │   └── more about the event: 13 digits of KONE, none of Antenna, 5 of Antenna with 2N's extension
 *  │   └── the event
 *  └── the command, always 04
 * </pre>
 *
 * @param words in English
 * @param shaft from 0 to 9; null when it is not said
 */
public record CpcBody(
        Kind kind,
        Spot spot,
        String event,
        String words,
        String ident,
        @Nullable Integer shaft) {
    /** Who wrote it: the same event has another number in each. */
    public enum Dialect {
        KONE(13),
        ANTENNA(0),
        ANTENNA_2N(5);

        private final Pattern form;

        Dialect(int more) {
            form = Pattern.compile("04([0-9]{2})([0-9]{" + more + "})([0-9]{1,16})(?:A([0-9])([0-9]))?");
        }
    }

    /** The message cannot be read. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final FrameFault why;

        Unreadable(FrameFault why, String sentence) {
            super(sentence);
            this.why = why;
        }

        public FrameFault why() {
            return why;
        }
    }

    private static final String ALARM = "Alarm";
    private static final String TEST = "Test call";
    private static final String STUCK = "Button stuck";
    private static final String AUDIO = "Loudspeaker or microphone failed";
    private static final String BATTERY = "Battery to be replaced";
    private static final String NONE_OF_KONE = "0000000000000";
    private static final String NONE_OF_2N = "00000";
    private static final String GONE_OF_KONE = "0000000000001";
    private static final String GONE_OF_2N = "00001";

    private record Row(Dialect dialect, String event, String more, Kind kind, String words) {}

    private static final Row[] ROWS = {
        new Row(Dialect.KONE, "10", NONE_OF_KONE, Kind.ALARM_RAISED, ALARM),
        new Row(Dialect.KONE, "21", NONE_OF_KONE, Kind.TEST_OK, TEST),
        new Row(Dialect.KONE, "84", NONE_OF_KONE, Kind.ALARM_ENDED, ""),
        new Row(Dialect.KONE, "90", NONE_OF_KONE, Kind.FAULT_RAISED, STUCK),
        new Row(Dialect.KONE, "90", GONE_OF_KONE, Kind.FAULT_CLEARED, STUCK),
        new Row(Dialect.KONE, "91", NONE_OF_KONE, Kind.FAULT_RAISED, AUDIO),
        new Row(Dialect.KONE, "91", GONE_OF_KONE, Kind.FAULT_CLEARED, AUDIO),
        new Row(Dialect.KONE, "31", "1510070000000", Kind.FAULT_RAISED, BATTERY),
        new Row(Dialect.KONE, "31", "1510070000001", Kind.FAULT_CLEARED, BATTERY),
        new Row(Dialect.ANTENNA, "27", "", Kind.ALARM_RAISED, ALARM),
        new Row(Dialect.ANTENNA, "26", "", Kind.TEST_OK, TEST),
        new Row(Dialect.ANTENNA, "84", "", Kind.ALARM_ENDED, ""),
        // It says the same when it is over: of the two, a fault is what must not be overlooked.
        new Row(Dialect.ANTENNA, "90", "", Kind.FAULT_RAISED, STUCK),
        new Row(Dialect.ANTENNA, "91", "", Kind.FAULT_RAISED, AUDIO),
        new Row(Dialect.ANTENNA_2N, "27", NONE_OF_2N, Kind.ALARM_RAISED, ALARM),
        new Row(Dialect.ANTENNA_2N, "26", NONE_OF_2N, Kind.TEST_OK, TEST),
        new Row(Dialect.ANTENNA_2N, "84", NONE_OF_2N, Kind.ALARM_ENDED, ""),
        new Row(Dialect.ANTENNA_2N, "90", NONE_OF_2N, Kind.FAULT_RAISED, STUCK),
        new Row(Dialect.ANTENNA_2N, "90", GONE_OF_2N, Kind.FAULT_CLEARED, STUCK),
        new Row(Dialect.ANTENNA_2N, "91", NONE_OF_2N, Kind.FAULT_RAISED, AUDIO),
        new Row(Dialect.ANTENNA_2N, "91", GONE_OF_2N, Kind.FAULT_CLEARED, AUDIO),
        new Row(Dialect.ANTENNA_2N, "17", NONE_OF_2N, Kind.FAULT_RAISED, BATTERY),
        new Row(Dialect.ANTENNA_2N, "17", GONE_OF_2N, Kind.FAULT_CLEARED, BATTERY)
    };

    /** Which unit speaks: cabin, machine room, shaft, roof and bottom of the cabin, the same of a second one, and the fireman's. */
    private static final Map<String, Spot> UNITS = Map.of(
            "0", Spot.CAR,
            "1", Spot.MACHINE_ROOM,
            "2", Spot.SHAFT,
            "3", Spot.CAR_ROOF,
            "5", Spot.CAR,
            "6", Spot.CAR_ROOF);

    /** Of an event that its dialect does not know, an alarm included, nothing is guessed: whoever hands it on is told so. */
    public static CpcBody read(Dialect dialect, String body) throws Unreadable {
        var parts = dialect.form.matcher(body);
        if (!parts.matches()) {
            throw new Unreadable(FrameFault.MALFORMED, "It has not the form of a message of this dialect.");
        }
        var row = Arrays.stream(ROWS)
                .filter(each -> each.dialect == dialect
                        && each.event.equals(parts.group(1))
                        && each.more.equals(parts.group(2)))
                .findFirst()
                .orElseThrow(() -> new Unreadable(FrameFault.UNKNOWN, "This dialect has no such event."));
        var shaft = parts.group(4);
        return new CpcBody(
                row.kind,
                shaft == null ? Spot.UNKNOWN : UNITS.getOrDefault(parts.group(5), Spot.UNKNOWN),
                row.event,
                row.words,
                parts.group(3),
                shaft == null ? null : Integer.valueOf(shaft));
    }
}
