package throughline.edge.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is always there in a record, and what may be null: the same marks that our compiler reads. Whatever is not {@link Nullable} is
 * required; what is says so in its type. Only a record that leaves out what is null ({@link JsonInclude}) has fields that may be missing.
 */
public final class Presence implements ModelConverter {
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        var raw = raw(type);
        if (Object.class.equals(raw)) {
            return new JsonSchema(); // anything, not only what has fields
        }
        var schema = others.next().resolve(type, context, others);
        var model = schema == null ? null : model(schema, context);
        if (raw != null && raw.isRecord() && model != null && model.getProperties() != null) {
            describe(raw, model);
        }
        return schema;
    }

    private static @Nullable Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof JavaType known
                ? known.getRawClass()
                : Json31.mapper().constructType(type.getType()).getRawClass();
    }

    /** A record is told by its name, and described once, beside the paths. */
    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void describe(Class<?> record, Schema<?> model) {
        var leavesOut = record.isAnnotationPresent(JsonInclude.class);
        var required = new LinkedHashSet<String>();
        for (var component : components(record)) {
            var name = component.getName();
            var property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            boolean mayBeNull = mayBeNull(component);
            if (mayBeNull && !leavesOut) {
                model.getProperties().put(name, orNull(property));
            }
            if (!mayBeNull) {
                required.add(name);
            }
        }
        model.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Also those of records that are unwrapped into it, unless the whole of them may be missing. */
    private static List<RecordComponent> components(Class<?> record) {
        var all = new ArrayList<RecordComponent>();
        for (var component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    && component.getType().isRecord()) {
                if (!mayBeNull(component)) {
                    all.addAll(components(component.getType()));
                }
            } else {
                all.add(component);
            }
        }
        return all;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getEnum() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of(NULL))));
        }
        if (schema.getTypes() != null && !schema.getTypes().contains(NULL)) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.add(NULL);
            schema.setTypes(types);
        }
        return schema;
    }
}
