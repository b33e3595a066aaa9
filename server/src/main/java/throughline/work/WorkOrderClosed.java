package throughline.work;

import java.util.UUID;

/** The job is done and reported. */
public record WorkOrderClosed(UUID order, boolean inService) {}
