package throughline.bill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the carrier's bill came in or were changed.
 *
 * @param first when the earliest of their calls began, and {@code last} the latest
 * @param by who brought them; null for another system
 */
public record LinesCame(
        Instant first, Instant last, @Nullable UUID by) {}
