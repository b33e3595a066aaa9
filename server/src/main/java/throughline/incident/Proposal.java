package throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What looks like an incident to the house.
 *
 * @param why a word that screens say, such as {@code test-calls-late}
 * @param units the lifts that it was seen at
 * @param incident that was declared for it; null while nobody has decided, or where it is none
 */
public record Proposal(
        UUID id,
        String area,
        String why,
        List<UUID> units,
        Instant proposedAt,
        @Nullable UUID incident) {}
