package throughline.work;

import java.util.UUID;

/** The order waits on purpose; nobody is asked meanwhile. */
public record WorkOrderHeld(UUID order, Hold hold) {}
