package throughline.work;

import java.util.UUID;

/** A visit fell through: somebody else must be found. */
public record WorkOrderNeedsSomebody(UUID order, String why) {}
