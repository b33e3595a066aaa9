package throughline.alarm;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What turned out to be behind an alarm, once nobody is inside any more. */
public enum Finding {
    /** They were let out. */
    RELEASED,
    FREED_THEMSELVES,
    /** Pressed for fun or by mistake; counted for whoever pays for it. */
    MISUSE,
    /** Somebody in the car wanted to know something. */
    INFORMATION,
    /** Somebody who works there pressed. */
    AT_WORK;

    /** The word used on the wire and in the table, such as {@code freed-themselves}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refused {@code alarm.no-such-finding} */
    public static Finding of(String word) {
        return Arrays.stream(values())
                .filter(finding -> finding.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("alarm.no-such-finding", "Choose what it was from the list."));
    }
}
