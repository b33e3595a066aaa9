package throughline.contact;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** How a conversation ended, in the agent's judgement. Required of every answered contact. */
public enum Outcome {
    ANSWERED_QUESTION,
    REQUEST_TAKEN,
    PASSED_ON,
    WRONG_NUMBER,
    TEST_CALL,
    SILENT,
    OTHER;

    /** The word used on the wire and in the table, such as {@code request-taken}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "contact.no-such-outcome", "There is no outcome \"{0}\". Choose one of the list.", word));
    }
}
