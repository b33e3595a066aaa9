package throughline.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The visit is done and reported. @param followUp the order that goes on with it when the unit was left out of service, else null */
public record WorkOrderClosed(
        UUID order, boolean inService, @Nullable UUID followUp) {}
