package throughline.finder;

import java.util.Locale;

/** What can be found; in the order in which equally good answers are shown. */
public enum Kind {
    UNIT,
    SITE,
    CUSTOMER,
    PERSON;

    /** As in the tables and on the wire, such as {@code unit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
