package throughline.customer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was promised.
 *
 * @param number such as {@code AG-20001}
 * @param plan its name on paper, such as "Care Plus"
 * @param hours in which urgent and normal faults are served, on the site's clock; an entrapment is served at any hour
 * @param entrapmentMinutes from the call until somebody is on site
 * @param urgentMinutes from the call until somebody is on site, inside the hours
 * @param normalHours working hours until somebody is on site
 * @param validTo last day, null while it has no end
 */
public record Agreement(
        UUID id,
        String number,
        UUID customer,
        String plan,
        String hours,
        int entrapmentMinutes,
        int urgentMinutes,
        int normalHours,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {}
