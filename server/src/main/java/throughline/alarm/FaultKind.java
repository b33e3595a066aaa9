package throughline.alarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import throughline.alarm.Signal.Kind;

/**
 * What is wrong with a device, whatever wire says so. The codes: Contact ID (SIA DC-05) 3xx, SIA DC-03 two letters, SCAIP (SS 91100)
 * four digits, CPC two digits, P100 100.
 */
public enum FaultKind {
    BATTERY("302", "309", "311", "338", "384", "YT", "YM", "YR", "XT", "XR", "0014", "0015", "0016", "31", "17", "100"),
    /** Loudspeaker or microphone: people inside may not hear, or not be heard. */
    SOUND("320", "321", "322", "91"),
    /** The button is stuck. */
    BUTTON("90"),
    POWER("301", "337", "YP", "YQ", "0085", "0086"),
    /** On its way to us; {@code path} is what we say ourselves of one that is silent. */
    PATH(
            "350",
            "351",
            "352",
            "353",
            "354",
            "YC",
            "YS",
            "YK",
            "LT",
            "LR",
            "0023",
            "0024",
            "0025",
            "0026",
            "0027",
            Polls.PATH),
    /** Its test call says that something is wrong, and not what. */
    TEST(),
    OTHER();

    private final Set<String> codes;

    FaultKind(String... codes) {
        this.codes = Set.of(codes);
    }

    static FaultKind of(Kind kind, String code) {
        return switch (kind) {
            case POWER_LOST, POWER_RESTORED -> POWER;
            case TEST_OK, TEST_FAILED -> TEST;
            default ->
                Arrays.stream(values())
                        .filter(each -> each.codes.contains(code))
                        .findFirst()
                        .orElse(OTHER);
        };
    }

    /**
     * What tells two faults of one kind apart. SIA's pairs, such as {@code ET} and {@code ER}, share their first letter; others say the same
     * code when it is over.
     */
    String which(String code) {
        return this != OTHER ? "" : code.matches("[A-Z]{2}") ? code.substring(0, 1) : code;
    }

    /** The word used on the wire and in the table, such as {@code battery}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
