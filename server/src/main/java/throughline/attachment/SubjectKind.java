package throughline.attachment;

import java.util.Locale;

/** What a photo or paper belongs to. */
public enum SubjectKind {
    REQUEST,
    ORDER;

    /** The word used on the wire and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubjectKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
