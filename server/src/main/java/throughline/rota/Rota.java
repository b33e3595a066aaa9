package throughline.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rota of an area.
 *
 * @param rules as they are to be; what counts today was published
 * @param swapsApproved whether a swap waits for a supervisor
 * @param publishedUntil null while nothing is
 */
public record Rota(
        UUID id,
        String area,
        String zone,
        Rules rules,
        boolean swapsApproved,
        @Nullable Instant publishedUntil,
        int version) {
    Wall wall() {
        return new Wall(ZoneId.of(zone));
    }
}
