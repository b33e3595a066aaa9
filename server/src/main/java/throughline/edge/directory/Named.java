package throughline.edge.directory;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thing that another thing points at, with the name that a list shows. */
record Named(UUID id, String name) {
    static Named of(UUID id, Map<UUID, String> names) {
        return new Named(id, names.getOrDefault(id, ""));
    }

    static @Nullable Named orNone(@Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : of(id, names);
    }
}
