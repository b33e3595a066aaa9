package throughline.customer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** Of what two records may be one. */
public enum Merging {
    CUSTOMER,
    PERSON;

    private static final List<String> WORDS = List.of("customer", "person");

    /** As in the tables and on the wire, such as {@code customer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word {@code customer} when left out
     * @throws Refused {@code kernel.word-unknown}
     */
    public static Merging of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return CUSTOMER;
        }
        if (!WORDS.contains(word)) {
            throw new Refused("kernel.word-unknown", "Choose one of {0}.", String.join(", ", WORDS));
        }
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
