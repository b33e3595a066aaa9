package throughline.work;

import java.util.UUID;

/** The order ended without being done. */
public record WorkOrderCancelled(UUID order, Cancellation why) {}
