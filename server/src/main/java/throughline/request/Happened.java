package throughline.request;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a request's timeline. */
public record Happened(
        UUID request, Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}
