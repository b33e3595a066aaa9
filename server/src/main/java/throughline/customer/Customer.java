package throughline.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has lifts in our care.
 *
 * @param number what people say and write, such as {@code CU-10001}
 * @param phone the customer's own number in E.164
 * @param version goes up with each change
 */
public record Customer(
        UUID id,
        String number,
        String name,
        String language,
        @Nullable String phone,
        @Nullable String email,
        String note,
        int version) {}
