package throughline.edge.door;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form in JSON in which some fields are filled in, however deep they stand. */
final class Filled {
    /** What stands in a field that is no form itself, in JSON; empty for one that is left out. */
    @FunctionalInterface
    interface Leaf {
        String of(String name, Class<?> kind);
    }

    private Filled() {}

    /** @param json what stands in each field of this kind; the others are left out */
    static String in(Type form, Class<?> kind, String json) {
        return by(form, (_, of) -> kind.isAssignableFrom(of) ? json : "");
    }

    static String by(Type form, Leaf leaf) {
        var filled = value("", form, leaf);
        return filled.isEmpty() ? "{}" : filled;
    }

    /** The fields that name something by its id. */
    static List<String> ids(Type form) {
        return form instanceof Class<?> of && of.isRecord()
                ? Arrays.stream(of.getRecordComponents()).flatMap(Filled::ids).toList()
                : List.of();
    }

    private static Stream<String> ids(RecordComponent field) {
        return field.getType() == UUID.class ? Stream.of(field.getName()) : ids(field.getGenericType()).stream();
    }

    private static String value(String name, Type type, Leaf leaf) {
        if (type instanceof ParameterizedType many && Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
            var one = value(name, many.getActualTypeArguments()[0], leaf);
            return one.isEmpty() ? "" : "[" + one + "]";
        }
        if (!(type instanceof Class<?> of)) {
            return "";
        }
        if (!of.isRecord()) {
            return leaf.of(name, of);
        }
        var fields = Arrays.stream(of.getRecordComponents())
                .map(field -> new String[] {field.getName(), value(field.getName(), field.getGenericType(), leaf)})
                .filter(field -> !field[1].isEmpty())
                .map(field -> "\"%s\":%s".formatted(field[0], field[1]))
                .collect(Collectors.joining(","));
        return fields.isEmpty() ? "" : "{" + fields + "}";
    }
}
