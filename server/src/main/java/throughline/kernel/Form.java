package throughline.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person filled in and collects what is wrong, so that all of it is said at once beside its field. What it returns
 * for a wrong field means nothing: {@link #accept} must follow before anything is kept.
 */
public final class Form {
    private final Map<String, Refused> wrong = new LinkedHashMap<>();

    /** A text that must be there, without blanks around it. */
    public String text(String field, @Nullable String value, int longest) {
        var text = textOrEmpty(field, value, longest);
        return check(field, !text.isEmpty(), text, "kernel.field-missing", "Fill this in.");
    }

    /** A text that may be left out. */
    public String textOrEmpty(String field, @Nullable String value, int longest) {
        var text = value == null ? "" : value.strip();
        check(field, text.length() <= longest, text, "kernel.field-too-long", "Use at most {0} characters.", longest);
        return check(
                field,
                text.chars().noneMatch(Form::unprintable),
                text,
                "kernel.field-unprintable",
                "This holds a character that cannot be shown. Type it again.");
    }

    /** A whole number that must be there. */
    public int number(String field, @Nullable Integer value, int least, int most) {
        if (value == null) {
            return check(field, false, least, "kernel.field-missing", "Fill this in.");
        }
        return check(
                field,
                value >= least && value <= most,
                value,
                "kernel.field-out-of-range",
                "Write a number from {0} to {1}.",
                least,
                most);
    }

    public @Nullable Integer numberOrNone(String field, @Nullable Integer value, int least, int most) {
        return value == null ? null : number(field, value, least, most);
    }

    /**
     * One of several words.
     *
     * @param otherwise what an empty answer means
     */
    public String oneOf(String field, @Nullable String value, List<String> words, String otherwise) {
        var word = value == null || value.isBlank() ? otherwise : value.strip();
        return check(
                field,
                words.contains(word),
                word,
                "kernel.word-unknown",
                "Choose one of {0}.",
                String.join(", ", words));
    }

    /** Keeps what the reading refuses as the answer for this field. */
    public <T> @Nullable T read(String field, Supplier<? extends @Nullable T> reading) {
        try {
            return reading.get();
        } catch (Refused refused) {
            wrong.putIfAbsent(field, refused);
            return null;
        }
    }

    /** Notes a refusal for the field unless {@code right}; a field keeps its first refusal. */
    public <T> T check(String field, boolean right, T value, String code, String sentence, Object... values) {
        if (!right) {
            wrong.putIfAbsent(field, new Refused(code, sentence, values));
        }
        return value;
    }

    /** @throws Refused {@code kernel.form-incomplete} with every field that is wrong */
    public void accept() {
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
    }

    private static boolean unprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t' && character != '\r';
    }
}
