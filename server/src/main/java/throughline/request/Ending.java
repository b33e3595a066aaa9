package throughline.request;

import java.util.Arrays;
import java.util.Locale;

/** How a request was closed. */
public enum Ending {
    /** The question was answered. */
    INFORMED,
    /** The comment is on record. */
    RECORDED,
    /** Its order is done. */
    SOLVED,
    /** Its order was cancelled. */
    CANCELLED,
    /** Nobody said anything. Counted, never deleted. */
    EMPTY;

    /** The word used on the wire and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ending ofWord(String word) {
        return Arrays.stream(values())
                .filter(ending -> ending.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A request cannot be closed as " + word + "."));
    }
}
