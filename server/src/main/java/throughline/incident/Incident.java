package throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What befalls many at once.
 *
 * @param number such as IN-104
 * @param areas in which orders belong to it
 * @param words what callers are told now, by language; empty while nothing is said
 * @param since orders that were raised from then on belong to it
 * @param endedAt of the all-clear; null before it
 */
public record Incident(
        UUID id,
        String number,
        String title,
        List<String> areas,
        Map<String, String> words,
        UUID declaredBy,
        Instant declaredAt,
        Instant since,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        int version) {
    public boolean isOpen() {
        return endedAt == null;
    }
}
