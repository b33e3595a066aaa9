package throughline.kernel;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * Numbers that people see, drawn from a sequence of the database, such as {@code CU-10001}. What comes from another system brings its
 * own number along, and that may look like one of ours.
 *
 * @param prefix with its hyphen
 * @param sequence with its schema
 */
public record NumberSeries(String prefix, String sequence) {
    /** Draws none of these later, whatever was drawn so far. */
    public void leaveOut(DSLContext database, Collection<String> given) {
        var ours = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,15})");
        given.stream()
                .map(ours::matcher)
                .filter(number -> number.matches())
                .mapToLong(number -> Long.parseLong(number.group(1)))
                .max()
                .ifPresent(highest -> database.fetch(
                        "select setval(cast(? as regclass), ?) from " + sequence + " where last_value < ?",
                        sequence,
                        highest,
                        highest));
    }
}
