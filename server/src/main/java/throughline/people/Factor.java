package throughline.people;

import java.util.Locale;

/** With what somebody showed who she is. */
enum Factor {
    PASSWORD,
    PASSKEY;

    /** As it is written in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
