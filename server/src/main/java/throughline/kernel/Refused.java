package throughline.kernel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule says no to a person. It carries a code for programs and translations, and a sentence for the reader that says what is
 * wrong and what to do. Nothing is logged as an error: a refusal is an answer.
 *
 * <p>The desktop holds the same sentence in four languages under {@code refusals.<code>}; a test compares the two lists.
 */
public final class Refused extends RuntimeException {
    private static final String EDITED_BY_SOMEONE_ELSE = "kernel.edited-by-someone-else";

    private final String code;
    private final List<Object> values;
    private final Map<String, Refused> fields;
    private final @Nullable Object present;

    /**
     * @param code module and reason, such as {@code people.sign-in-refused}; never shown to a person
     * @param sentence English, with {@code {0}}, {@code {1}} … where the values stand
     */
    public Refused(String code, String sentence, Object... values) {
        this(code, filled(sentence, values), List.of(values), Map.of(), null);
    }

    private Refused(
            String code, String sentence, List<Object> values, Map<String, Refused> fields, @Nullable Object present) {
        super(sentence, null, false, false);
        this.code = code;
        this.values = values;
        this.fields = fields;
        this.present = present;
    }

    /** A form that cannot be kept: what is wrong, under the name of each field. */
    static Refused fields(Map<String, Refused> fields) {
        return new Refused(
                "kernel.form-incomplete", "Some fields need another look.", List.of(), Map.copyOf(fields), null);
    }

    /** Two people changed the same thing; the second is asked to look again. */
    public static Refused editedBySomeoneElse() {
        return new Refused(
                EDITED_BY_SOMEONE_ELSE,
                "Somebody else has changed this meanwhile. Look at it again, then make your change.");
    }

    /** The same, with the thing as it is now: whoever was too late sees at once what to decide. */
    public Refused showing(Object present) {
        return new Refused(code, sentence(), values, fields, present);
    }

    /** Whether somebody else changed it meanwhile. */
    public boolean isEditedBySomeoneElse() {
        return code.equals(EDITED_BY_SOMEONE_ELSE);
    }

    /** What is kept now, where a change came too late; null for every other refusal. */
    public @Nullable Object present() {
        return present;
    }

    public String code() {
        return code;
    }

    /** The sentence in English with its values filled in. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public List<Object> values() {
        return values;
    }

    /** What is wrong with each field of a form; empty for every other refusal. */
    public Map<String, Refused> fields() {
        return fields;
    }

    private static String filled(String sentence, Object... values) {
        var text = sentence;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
