package throughline.work;

import java.util.UUID;

/** Whoever came to this order says that the people are out. */
public record WorkOrderReleased(UUID order) {}
