package throughline.customer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has lifts in our care, or a prospect who may have some one day.
 *
 * @param number what people say and write, such as {@code CU-10001}
 * @param kind one of {@link CustomerForm#KINDS}
 * @param phone the customer's own number in E.164
 * @param delivery one of {@link CustomerForm#DELIVERIES}: how bills and reports travel
 * @param deliveryAddress where to; empty when it is the address that is known anyway
 * @param verifiedOn when somebody last asked whether all of it is still true
 * @param version goes up with each change
 */
public record Customer(
        UUID id,
        String number,
        String kind,
        String name,
        String language,
        @Nullable String phone,
        @Nullable String email,
        String delivery,
        String deliveryAddress,
        String note,
        @Nullable LocalDate verifiedOn,
        int version) {}
