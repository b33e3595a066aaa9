package throughline.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about a change to come.
 *
 * @param day the first on which it counts, on the site's clocks
 * @param customer the new owner; of a site only
 * @param site where the unit belongs from then on; of a unit only, null when it stays where it is
 * @param agreement what is promised from then on; null for nothing
 */
public record PlannedChangeForm(
        @Nullable LocalDate day,
        @Nullable UUID customer,
        @Nullable UUID site,
        @Nullable UUID agreement) {

    /** The midnight at which that day begins at the site. */
    Instant due(Form form, ZoneId zone, Instant now) {
        form.check("day", day != null, "", "kernel.field-missing", "Fill this in.");
        var due = day == null ? now : day.atStartOfDay(zone).toInstant();
        form.check(
                "day",
                day == null || due.isAfter(now),
                "",
                "asset.planned-day-has-begun",
                "This day has begun already. Change it at once in the form instead.");
        return due;
    }
}
