package throughline.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the technician found and did; the next one who comes must understand it (problem, source, corrective action).
 *
 * @param condition on arrival; it, cause, component and action are keys of {@link ReportCodes}
 * @param arrivedAt null when the order knows it already
 * @param releasedAt when people were let out; needed when there were any
 * @param leftAt null for now
 * @param inService whether the unit was left running
 * @param parts what was used, and what was missing
 * @param partsOn when the missing parts are expected; null when nobody knows
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
        String note,
        List<Part> parts,
        @Nullable LocalDate partsOn) {
    /** Reports of before parts were written down have none. */
    public Report {
        parts = Objects.requireNonNullElse(parts, List.of());
    }

    /** One for which no parts were needed. */
    public Report(
            String condition,
            String cause,
            String component,
            String action,
            @Nullable Instant arrivedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant leftAt,
            boolean inService,
            String note) {
        this(condition, cause, component, action, arrivedAt, releasedAt, leftAt, inService, note, List.of(), null);
    }

    /** The same; where it does not say when the technician left, that was then. */
    public Report leaving(Instant at) {
        return leftAt != null ? this : at(arrivedAt, releasedAt, at);
    }

    /** The same with these times. */
    Report at(@Nullable Instant arrived, @Nullable Instant released, @Nullable Instant left) {
        return new Report(
                condition, cause, component, action, arrived, released, left, inService, note, parts, partsOn);
    }

    /** What must be there before somebody comes again. */
    public List<Part> missing() {
        return parts.stream().filter(Part::missing).toList();
    }
}
