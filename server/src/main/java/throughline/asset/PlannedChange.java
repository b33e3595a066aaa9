package throughline.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will be changed at a midnight to come.
 *
 * @param what {@code owner} of a site, {@code agreement} or {@code place} of a unit
 * @param site whose clocks say when it is midnight
 * @param unit null for a new owner, which is about the whole site
 * @param customer the new owner; null for anything else
 * @param toSite where the unit belongs from then on; null for anything else
 * @param agreement what is promised from then on, with a new owner for every unit of the site; null for nothing
 * @param day the first on which it counts
 * @param dueAt the midnight at which that day begins at the site
 * @param by who planned it
 * @param refusal why it could not be made when the day came; null while it is still to come
 */
public record PlannedChange(
        UUID id,
        String what,
        UUID site,
        @Nullable UUID unit,
        @Nullable UUID customer,
        @Nullable UUID toSite,
        @Nullable UUID agreement,
        LocalDate day,
        Instant dueAt,
        Instant plannedAt,
        @Nullable UUID by,
        @Nullable String refusal) {}
