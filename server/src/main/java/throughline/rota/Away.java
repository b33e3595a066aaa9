package throughline.rota;

import java.time.Instant;
import java.util.UUID;

/** A technician cannot be asked from one instant to another. */
public record Away(UUID technician, Instant from, Instant to) {
    boolean holds(UUID somebody, Instant at) {
        return technician.equals(somebody) && !at.isBefore(from) && at.isBefore(to);
    }
}
