package throughline.contact;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a contact's timeline. */
public record Happening(Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}
