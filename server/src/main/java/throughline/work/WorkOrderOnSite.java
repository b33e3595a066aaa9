package throughline.work;

import java.time.Instant;
import java.util.UUID;

/** The technician is there. */
public record WorkOrderOnSite(UUID order, Instant at) {}
