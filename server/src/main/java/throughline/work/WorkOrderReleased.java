package throughline.work;

import java.util.UUID;

/** Whoever came to this order says that the people are out, at once or in the report. */
public record WorkOrderReleased(UUID order) {}
