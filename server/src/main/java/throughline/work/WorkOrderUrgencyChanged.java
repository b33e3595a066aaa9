package throughline.work;

import java.util.UUID;

/** It is more, or less, urgent than it was. */
public record WorkOrderUrgencyChanged(UUID order, int before, int now) {}
