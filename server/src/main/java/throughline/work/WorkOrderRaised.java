package throughline.work;

import java.util.UUID;

/** An order is on record; whoever must find a technician writes that down in the same transaction. */
public record WorkOrderRaised(UUID order) {}
