package throughline.alarm;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;

/**
 * What the events of Contact ID mean on a lift, on whatever wire they come: tones on a telephone line, or ADM-CID of DC-09.
 *
 * <pre>
 * Q XYZ
 * │ └── event: 1.. alarms, 3.. troubles, 6.. tests; 4.. and 5.. are of burglar alarms, and nothing of a lift
 * └──── qualifier: 1 new, 3 restored, 6 still so
 * </pre>
 *
 * <p>A lift's dialler says 140, some say 100, 101 or 120, and the input of its button may be programmed as anything: whatever begins
 * with 1 is an alarm until a person says otherwise, but for the cover of the device itself. What still stands counts like what is new;
 * whoever keeps signals sees that it was said before.
 */
public final class ContactIdEvents {
    private static final Set<String> OPENED_COVERS = Set.of("137", "144", "145");
    private static final String MAINS = "301";
    private static final Set<String> TESTS = Set.of("601", "602", "603");
    private static final String TEST_WITH_TROUBLE = "608";

    private ContactIdEvents() {}

    /**
     * @param qualifier {@code 1}, {@code 3} or {@code 6}
     * @param event three digits, such as {@code 140}
     * @return null when it says nothing that we have a word for
     */
    public static @Nullable Kind kind(char qualifier, String event) {
        if (!event.matches("[0-9]{3}")) {
            return null;
        }
        return switch (qualifier) {
            case '1', '6' -> begun(event);
            case '3' -> over(event);
            default -> null;
        };
    }

    private static @Nullable Kind begun(String event) {
        if (TESTS.contains(event)) {
            return Kind.TEST_OK;
        }
        if (event.equals(TEST_WITH_TROUBLE)) {
            return Kind.TEST_FAILED;
        }
        if (event.equals(MAINS)) {
            return Kind.POWER_LOST;
        }
        if (isFault(event)) {
            return Kind.FAULT_RAISED;
        }
        return isAlarm(event) ? Kind.ALARM_RAISED : null;
    }

    private static @Nullable Kind over(String event) {
        if (event.equals(MAINS)) {
            return Kind.POWER_RESTORED;
        }
        if (isFault(event)) {
            return Kind.FAULT_CLEARED;
        }
        return isAlarm(event) ? Kind.ALARM_ENDED : null;
    }

    private static boolean isFault(String event) {
        return event.startsWith("3") || OPENED_COVERS.contains(event);
    }

    private static boolean isAlarm(String event) {
        return event.startsWith("1") && !OPENED_COVERS.contains(event);
    }
}
