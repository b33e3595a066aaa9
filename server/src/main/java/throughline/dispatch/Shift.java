package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;

/** What a rota says: this technician is asked with this rank from one instant to another. */
public record Shift(UUID technician, Instant from, Instant to, int rank) {}
