package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit fails again and again, and what was found there lately; see {@link throughline.work.Repeat}.
 *
 * @param rogue so often that it is a rogue unit
 * @param times callouts in the {@code days} before this one
 * @param rogueTimes callouts in {@code rogueDays}
 * @param component what failed again within {@code componentDays}, in the reader's language
 * @param last the latest reports, the newest first
 */
record RepeatShown(
        boolean rogue,
        int times,
        int days,
        int rogueTimes,
        int rogueDays,
        @Nullable String component,
        int componentDays,
        List<Visit> last) {
    /** @param cause it, component and action in the reader's language */
    record Visit(
            OrderCard.OrderNumber order,
            Instant at,
            String cause,
            String component,
            String action,
            @Nullable String technician) {}
}
