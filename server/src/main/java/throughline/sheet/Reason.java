package throughline.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Why a row is refused.
 *
 * @param field whose cell it is about; null when it is about the whole row
 * @param code and {@code values}: the refusal, to be said in the reader's language
 * @param sentence the same in English
 */
public record Reason(@Nullable String field, String code, String sentence, List<String> values) {
    static Reason of(@Nullable String field, Refused refused) {
        return new Reason(
                field,
                refused.code(),
                Harmless.text(refused.sentence()),
                refused.values().stream()
                        .map(value -> Harmless.text(String.valueOf(value)))
                        .toList());
    }

    /** One for each field that is wrong; one for the row when the refusal is not about fields. */
    static List<Reason> all(Refused refused) {
        if (refused.fields().isEmpty()) {
            return List.of(of(null, refused));
        }
        var reasons = new ArrayList<Reason>();
        refused.fields().forEach((field, wrong) -> reasons.add(of(field, wrong)));
        return reasons;
    }
}
