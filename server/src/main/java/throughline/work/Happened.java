package throughline.work;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an order's timeline. */
public record Happened(Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}
