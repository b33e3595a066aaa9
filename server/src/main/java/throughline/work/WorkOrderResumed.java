package throughline.work;

import java.util.UUID;

/** The order is taken up again; a technician must be found. */
public record WorkOrderResumed(UUID order) {}
