package throughline.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that screens show of this order is different now. */
public record WorkOrderChanged(UUID order, @Nullable UUID unit) {}
