package throughline.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A technician goes there, perhaps instead of another one.
 *
 * @param again the same one tells another time of arrival
 */
public record WorkOrderAccepted(UUID order, String technician, Instant arrivesAt, boolean again) {}
