package throughline.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be on the other end of a number.
 *
 * @param person null when the number is the customer's own and names nobody; {@code name} is then the customer's
 * @param role in the customer's words, such as "Caretaker"; empty when unknown
 * @param language IETF tag such as {@code sv} or {@code zh-Hant}
 */
public record Caller(
        @Nullable UUID person,
        String name,
        String role,
        UUID customer,
        String customerName,
        String language,
        boolean hearsBadly) {}
