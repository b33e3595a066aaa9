package throughline.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks for a customer.
 *
 * @param role in the customer's words, such as "Caretaker"; may be empty
 * @param phones in E.164, the one to try first first
 * @param emails the one to write to first first
 * @param hearsBadly the agent is told to speak slowly
 * @param prefers one of {@link ContactPersonForm#CHANNELS}: how to reach them when there is a choice
 * @param verifiedOn when somebody last asked whether all of it is still true
 * @param verifiedBy the user who did; null when it came with a sheet of another system
 * @param leavesOn the day from which on they do not speak for the customer any more; null while nobody has said so
 */
public record ContactPerson(
        UUID id,
        UUID customer,
        String name,
        String role,
        List<String> phones,
        List<String> emails,
        String language,
        boolean hearsBadly,
        String prefers,
        @Nullable LocalDate verifiedOn,
        @Nullable UUID verifiedBy,
        @Nullable LocalDate leavesOn,
        int version) {}
