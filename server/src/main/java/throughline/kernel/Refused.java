package throughline.kernel;

import java.util.List;

/**
 * A rule says no to a person. It carries a code for programs and translations, and a sentence for the reader that says what is
 * wrong and what to do. Nothing is logged as an error: a refusal is an answer.
 *
 * <p>The desktop holds the same sentence in four languages under {@code refusals.<code>}; a test compares the two lists.
 */
public final class Refused extends RuntimeException {
    private final String code;
    private final List<Object> values;

    /**
     * @param code module and reason, such as {@code people.sign-in-refused}; never shown to a person
     * @param sentence English, with {@code {0}}, {@code {1}} … where the values stand
     */
    public Refused(String code, String sentence, Object... values) {
        super(filled(sentence, values), null, false, false);
        this.code = code;
        this.values = List.of(values);
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

    private static String filled(String sentence, Object... values) {
        var text = sentence;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
