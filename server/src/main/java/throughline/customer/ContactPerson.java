package throughline.customer;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who speaks for a customer.
 *
 * @param role in the customer's words, such as "Caretaker"; may be empty
 * @param phones in E.164, the one to try first first
 * @param hearsBadly the agent is told to speak slowly
 */
public record ContactPerson(
        UUID id,
        UUID customer,
        String name,
        String role,
        List<String> phones,
        String language,
        boolean hearsBadly,
        int version) {}
