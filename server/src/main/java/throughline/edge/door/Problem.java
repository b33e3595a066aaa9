package throughline.edge.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.kernel.Refused;

/**
 * What a program gets instead of an answer (RFC 9457, {@code application/problem+json}).
 *
 * @param detail an English sentence for a person; the desktop shows its own translation of {@code code}
 * @param code module and reason, such as {@code people.sign-in-refused}
 * @param values what stands in the sentence, in order
 * @param fields what is wrong with single fields of a form, by the field's name
 * @param present the thing as it is now, where somebody else changed it meanwhile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Object> values,
        @Nullable Map<String, Field> fields,
        @Nullable Object present) {

    /** One field of a form that cannot be taken. */
    record Field(String code, String detail, List<Object> values) {
        Field(String code, String detail) {
            this(code, detail, List.of());
        }

        static Field of(Refused refused) {
            return new Field(refused.code(), refused.sentence(), refused.values());
        }
    }

    static Problem of(HttpStatus status, Refused refused) {
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                refused.sentence(),
                refused.code(),
                refused.values(),
                refused.fields().isEmpty()
                        ? null
                        : refused.fields().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, field -> Field.of(field.getValue()))),
                refused.present());
    }

    Problem with(Map<String, Field> fields) {
        return new Problem(type, title, status, detail, code, values, fields, present);
    }
}
