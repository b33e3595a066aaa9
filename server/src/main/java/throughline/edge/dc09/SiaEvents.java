package throughline.edge.dc09;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;

/**
 * What the two letters of SIA (DC-03) mean on a lift. The first is what it is about, the second what happened to it.
 *
 * <p>For whatever a button or a detector may have been programmed as, A is an alarm, H and R that it is over, T that something is wrong
 * with it, J that this is over: who presses the button of a lift that says "burglary" is inside all the same.
 */
final class SiaEvents {
    /** Burglary, fire, gas, hold-up, heat, medical, panic, emergency, sprinkler, untyped, water, freeze. */
    private static final String ABOUT_ALARMS = "BFGHKMPQSUWZ";

    private static final Map<String, Kind> OTHERS = Map.ofEntries(
            entry("RP", Kind.TEST_OK), // automatic
            entry("RX", Kind.TEST_OK), // by hand
            entry("TX", Kind.TEST_OK),
            entry("RY", Kind.TEST_FAILED),
            entry("AT", Kind.POWER_LOST),
            entry("AR", Kind.POWER_RESTORED),
            entry("RR", Kind.POWER_RESTORED), // powered up
            entry("YT", Kind.FAULT_RAISED), // battery
            entry("YM", Kind.FAULT_RAISED), // no battery
            entry("YR", Kind.FAULT_CLEARED),
            entry("XT", Kind.FAULT_RAISED), // battery of a transmitter
            entry("XR", Kind.FAULT_CLEARED),
            entry("YP", Kind.FAULT_RAISED), // power supply
            entry("YQ", Kind.FAULT_CLEARED),
            entry("YC", Kind.FAULT_RAISED), // communication
            entry("YS", Kind.FAULT_RAISED),
            entry("YK", Kind.FAULT_CLEARED),
            entry("LT", Kind.FAULT_RAISED), // telephone line
            entry("LR", Kind.FAULT_CLEARED),
            entry("ET", Kind.FAULT_RAISED), // a part of the device
            entry("ER", Kind.FAULT_CLEARED),
            entry("IA", Kind.FAULT_RAISED),
            entry("IR", Kind.FAULT_CLEARED),
            entry("TA", Kind.FAULT_RAISED), // its cover
            entry("TR", Kind.FAULT_CLEARED),
            entry("YX", Kind.FAULT_RAISED), // asks for service
            entry("YZ", Kind.FAULT_CLEARED));

    private SiaEvents() {}

    /**
     * @param letters two, in capitals
     * @return null when they say nothing that we have a word for
     */
    static @Nullable Kind kind(String letters) {
        var other = OTHERS.get(letters);
        if (other != null || letters.length() != 2 || ABOUT_ALARMS.indexOf(letters.charAt(0)) < 0) {
            return other;
        }
        return switch (letters.charAt(1)) {
            case 'A' -> Kind.ALARM_RAISED;
            case 'H', 'R' -> Kind.ALARM_ENDED;
            case 'T' -> Kind.FAULT_RAISED;
            case 'J' -> Kind.FAULT_CLEARED;
            default -> null;
        };
    }
}
