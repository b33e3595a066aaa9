package throughline.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that may be one.
 *
 * @param kind {@code customer} or {@code person}
 * @param one the older record
 */
public record Duplicate(UUID id, String kind, Side one, Side other, List<Reason> reasons, Instant foundAt) {
    /**
     * One of the two.
     *
     * @param number of the customer; of a person, whom they speak for
     * @param of whom a person speaks for; null of a customer
     */
    public record Side(
            UUID id, String number, String name, @Nullable UUID of) {}

    /**
     * Why they may be one.
     *
     * @param why {@code phone}, {@code mail}, {@code name} or {@code town}: the name, and the town
     * @param value what is the same
     */
    public record Reason(String why, String value) {
        static Reason read(String kept) {
            int blank = kept.indexOf(' ');
            return new Reason(kept.substring(0, blank), kept.substring(blank + 1));
        }
    }
}
