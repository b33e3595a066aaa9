package throughline.work;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What an order on hold waits for. */
public enum HoldReason {
    UNTIL_TIME,
    NEXT_WORKING_DAY,
    PART,
    /** An answer, or a decision about the price. */
    CUSTOMER,
    ACCESS,
    /** A technician left the unit out of service, and somebody must plan what follows. */
    NOT_IN_SERVICE;

    /** The word used on the wire and in the table, such as {@code until-time}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refused {@code work.no-such-hold-reason} */
    public static HoldReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "work.no-such-hold-reason", "There is no reason \"{0}\". Choose one of the list.", word));
    }
}
