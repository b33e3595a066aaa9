package throughline.work;

import java.util.UUID;

/** The visit should be over and nobody has said what was found. */
public record WorkOrderReportDue(UUID order) {}
