package throughline.edge.scaip;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;

/**
 * What a status code ({@code stc}) means on a lift. The standard has one list for everything that helps people to live at home, so most
 * of its 128 codes, such as that a pill was taken, mean nothing here.
 */
final class StatusCodes {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("0009", Kind.ALARM_RAISED), // automatic alarm
            entry("0010", Kind.ALARM_RAISED), // manual alarm
            entry("0011", Kind.ALARM_RAISED), // alert
            entry("0111", Kind.ALARM_ENDED), // intervention complete
            entry("0102", Kind.TEST_OK), // over the primary channel
            entry("0103", Kind.TEST_OK), // over the redundant channel
            entry("0085", Kind.POWER_LOST),
            entry("0086", Kind.POWER_RESTORED),
            entry("0014", Kind.FAULT_RAISED), // battery fails
            entry("0016", Kind.FAULT_RAISED), // battery is low
            entry("0015", Kind.FAULT_CLEARED), // battery is in order
            entry("0023", Kind.FAULT_RAISED), // IP connection
            entry("0112", Kind.FAULT_CLEARED),
            entry("0024", Kind.FAULT_RAISED), // mobile network
            entry("0113", Kind.FAULT_CLEARED),
            entry("0025", Kind.FAULT_RAISED), // telephone line
            entry("0114", Kind.FAULT_CLEARED),
            entry("0026", Kind.FAULT_RAISED), // primary path
            entry("0115", Kind.FAULT_CLEARED),
            entry("0027", Kind.FAULT_RAISED), // redundant path
            entry("0116", Kind.FAULT_CLEARED),
            entry("0042", Kind.FAULT_RAISED), // failure
            entry("0065", Kind.FAULT_RAISED), // needs maintenance
            entry("0066", Kind.FAULT_RAISED), // needs it soon
            entry("0067", Kind.FAULT_RAISED), // malfunction
            entry("0078", Kind.FAULT_RAISED), // out of service
            entry("0048", Kind.FAULT_CLEARED), // in service
            entry("0105", Kind.FAULT_RAISED), // trouble
            entry("0125", Kind.FAULT_RAISED), // its cover
            entry("0070", Kind.FAULT_CLEARED), // normal state
            entry("0091", Kind.FAULT_CLEARED), // re-established
            entry("0094", Kind.FAULT_CLEARED), // restored
            entry("0092", Kind.HEARTBEAT), // it has begun anew by itself
            entry("0093", Kind.HEARTBEAT)); // or was told to

    private StatusCodes() {}

    /** @return null when it says nothing that we have a word for */
    static @Nullable Kind kind(String code) {
        return KINDS.get(code);
    }
}
