package throughline.offercall;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Said in the transaction in which an offer is answered or ends. {@code winner} has the order; null is nobody. */
record OfferIsOver(UUID offer, boolean accepted, @Nullable String winner) {}
