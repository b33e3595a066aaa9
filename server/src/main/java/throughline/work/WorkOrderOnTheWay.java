package throughline.work;

import java.util.UUID;

/** The technician has left. */
public record WorkOrderOnTheWay(UUID order) {}
