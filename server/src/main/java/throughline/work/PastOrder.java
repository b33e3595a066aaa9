package throughline.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as far as it matters to whether another one repeats it. */
record PastOrder(
        UUID id,
        String number,
        @Nullable UUID followUpOf,
        UUID unit,
        Instant raisedAt,
        ZoneId zone,
        String state,
        String jobType,
        @Nullable Instant closedAt,
        @Nullable UUID technician,
        @Nullable String technicianName,
        @Nullable Report report) {

    /** Somebody was called because the unit failed; not a second visit for the same, not what was planned, not taken back. */
    boolean isCallout() {
        return jobType.equals("callout") && followUpOf == null && !state.equals("cancelled");
    }

    boolean isOpen() {
        return closedAt == null;
    }

    LocalDate day() {
        return LocalDate.ofInstant(raisedAt, zone);
    }
}
