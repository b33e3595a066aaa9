package throughline.edge.door;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Witness.Act;

/** What the audit says of an answer that an address gave. */
sealed interface Seen {
    /**
     * Each answer is an entry.
     *
     * @param kind of what was shown, such as {@code unit}
     * @param variable of the address that holds its id; null for a list
     */
    record Noted(Act act, String kind, @Nullable String variable) implements Seen {}

    /** An entry when words were looked for. */
    record NotedWithWords(String kind) implements Seen {}

    /** Nothing. @param why in a few words */
    record NotNoted(String why) implements Seen {}
}
