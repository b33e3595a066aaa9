package throughline.rota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked instead of whoever the layers say, from one instant to another. Of two that meet the later one counts.
 *
 * @param swap by which it came about
 */
public record StandIn(
        UUID id,
        int rank,
        Instant from,
        Instant to,
        UUID technician,
        String why,
        @Nullable UUID swap) {
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
