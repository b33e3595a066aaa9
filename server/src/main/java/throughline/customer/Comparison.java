package throughline.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records side by side.
 *
 * @param duplicate under which they were found; null when somebody chose them, or said before that they are not the same
 * @param reasons by what they were found
 */
public record Comparison(
        String kind, Side one, Side other, @Nullable UUID duplicate, List<Duplicate.Reason> reasons) {
    /**
     * One of them: a customer, or a person with the name of the customer whom they speak for.
     *
     * @param moves how many of each kind would move along if it were merged into the other, such as {@code sites}
     */
    public record Side(
            @Nullable Customer customer,
            @Nullable ContactPerson person,
            @Nullable String of,
            Map<String, Integer> moves) {}
}
