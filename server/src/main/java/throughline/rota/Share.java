package throughline.rota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician is asked with a rank from one instant to another, and why.
 *
 * @param layer its place in the rules
 * @param absent whose turn it would be
 */
public record Share(
        int rank,
        Instant from,
        Instant to,
        UUID technician,
        @Nullable Integer layer,
        @Nullable UUID standIn,
        @Nullable UUID absent) {
    boolean goesOnAs(Share next) {
        return rank == next.rank
                && to.equals(next.from)
                && new Share(rank, next.from, next.to, technician, layer, standIn, absent).equals(next);
    }

    Share until(Instant later) {
        return new Share(rank, from, later, technician, layer, standIn, absent);
    }
}
