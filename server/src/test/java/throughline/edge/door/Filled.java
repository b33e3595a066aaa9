package throughline.edge.door;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** A form in JSON in which only fields of one kind are filled in, however deep they stand. */
final class Filled {
    private Filled() {}

    /** @param json what stands in each of these fields */
    static String in(Type form, Class<?> kind, String json) {
        var filled = value(form, kind, json);
        return filled.isEmpty() ? "{}" : filled;
    }

    private static String value(Type type, Class<?> kind, String json) {
        if (type instanceof ParameterizedType many && Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
            var one = value(many.getActualTypeArguments()[0], kind, json);
            return one.isEmpty() ? "" : "[" + one + "]";
        }
        if (!(type instanceof Class<?> of)) {
            return "";
        }
        if (kind.isAssignableFrom(of)) {
            return json;
        }
        if (!of.isRecord()) {
            return "";
        }
        var fields = Arrays.stream(of.getRecordComponents())
                .filter(field -> !value(field.getGenericType(), kind, json).isEmpty())
                .map(field -> "\"%s\":%s".formatted(field.getName(), value(field.getGenericType(), kind, json)))
                .collect(Collectors.joining(","));
        return fields.isEmpty() ? "" : "{" + fields + "}";
    }
}
