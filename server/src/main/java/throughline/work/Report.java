package throughline.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the technician found and did; the next one who comes must understand it (problem, source, corrective action).
 *
 * @param condition on arrival; it, cause, component and action are keys of {@link ReportCodes}
 * @param arrivedAt null when the order knows it already
 * @param releasedAt when people were let out; needed when there were any
 * @param leftAt null for now
 * @param inService whether the unit was left running
 */
public record Report(
        String condition,
        String cause,
        String component,
        String action,
        @Nullable Instant arrivedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant leftAt,
        boolean inService,
        String note) {
    /** The same; where it does not say when the technician left, that was then. */
    public Report leaving(Instant at) {
        return leftAt != null
                ? this
                : new Report(condition, cause, component, action, arrivedAt, releasedAt, at, inService, note);
    }
}
