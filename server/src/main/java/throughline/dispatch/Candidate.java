package throughline.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who could be asked, and what speaks for and against it.
 *
 * @param why reasons in the order in which they count
 * @param rank 1 is the best
 * @param busyWith the order that keeps this technician busy
 */
public record Candidate(
        Technician technician,
        List<Why> why,
        int rank,
        @Nullable UUID busyWith) {
    /** One reason. */
    public enum Why {
        ON_CALL,
        BACKUP,
        FREE,
        BUSY,
        ON_ENTRAPMENT,
        KNOWS_LIFT,
        SKILL_MISSING,
        ASKED_BEFORE,
        REFUSED,
        UNREACHABLE,
        RESTING,
        OFF_DUTY;

        /** The word used on the wire, such as {@code on-call}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
