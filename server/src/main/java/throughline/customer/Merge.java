package throughline.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that became one.
 *
 * @param kind {@code customer} or {@code person}
 * @param survivorName as it is now, and {@code mergedName}
 * @param number of the merged customer; of a person, of the customer whom they spoke for
 * @param by null for another system
 */
public record Merge(
        UUID id,
        String kind,
        UUID survivor,
        String survivorName,
        UUID merged,
        String mergedName,
        String number,
        Instant at,
        @Nullable UUID by) {}
