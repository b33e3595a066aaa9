package throughline.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's traces go, or went.
 *
 * @param state running or done
 * @param gone how many of each trace
 * @param stays how many of each were left because they are held or still open; known when it is done
 */
public record Erasure(
        UUID id,
        String state,
        String reason,
        Instant at,
        @Nullable UUID by,
        @Nullable Instant endedAt,
        Map<String, Long> gone,
        Map<String, Trace.Count> stays) {}
