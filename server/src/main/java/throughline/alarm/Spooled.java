package throughline.alarm;

import java.time.Instant;
import java.util.UUID;

/**
 * A signal that was acknowledged and is on this disk, not yet in the database.
 *
 * @param id its own there too, so that it is taken in once
 * @param at when it came
 */
public record Spooled(UUID id, Instant at, Signal signal) {}
