package throughline.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A technician is there. @param technician null is everybody who goes, as a desk says it */
public record WorkOrderOnSite(UUID order, @Nullable UUID technician, Instant at) {}
