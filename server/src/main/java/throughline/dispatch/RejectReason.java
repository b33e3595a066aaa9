package throughline.dispatch;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** Why a technician cannot go. */
public enum RejectReason {
    ON_ENTRAPMENT,
    WORKING_TIME,
    TOO_FAR,
    NOT_QUALIFIED,
    SICK,
    VEHICLE,
    OTHER;

    /** The word used on the wire and in the table, such as {@code too-far}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refused {@code dispatch.no-such-reason} */
    public static RejectReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "dispatch.no-such-reason", "There is no reason \"{0}\". Choose one of the list.", word));
    }
}
