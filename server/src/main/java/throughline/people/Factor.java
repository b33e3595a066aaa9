package throughline.people;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** With what somebody showed who she is. */
enum Factor {
    PASSWORD,
    PASSKEY,

    /** The company's identity provider says so, and not how she showed it. */
    PROVIDER,

    /** The same, with something that cannot be phished. */
    STRONG_PROVIDER;

    private static final Set<Factor> STRONG = EnumSet.of(PASSKEY, STRONG_PROVIDER);

    /** Enough for whoever administers or leads. */
    boolean isStrong() {
        return STRONG.contains(this);
    }

    static Factor ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As it is written in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
