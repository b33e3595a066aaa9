package throughline.dispatch;

import java.util.UUID;

/** Something that screens show of the search for this order is different now. */
public record DispatchChanged(UUID order) {}
