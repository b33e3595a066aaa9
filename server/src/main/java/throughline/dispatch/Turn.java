package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody answers for an area for a while.
 *
 * @param from inside the turn
 * @param to the first instant after it
 * @param rank 1 is asked first; 1 to 9
 */
public record Turn(UUID id, String area, Technician technician, Instant from, Instant to, int rank, int version) {}
