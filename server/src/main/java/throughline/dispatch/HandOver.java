package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.Priority;
import throughline.work.WorkOrder;

/**
 * What one shift gives to the next.
 *
 * @param words of whoever gave it, to whoever comes
 * @param lines the worst first
 * @param takenBy who has read it and leads now; null while nobody has
 * @param endedAt when it was taken back, or replaced by a newer one; null for all others
 */
public record HandOver(
        UUID id,
        UUID givenBy,
        Instant givenAt,
        String words,
        List<Line> lines,
        @Nullable UUID takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant endedAt) {
    /** A promise that runs out within a shift belongs to whoever has that shift. */
    static final Duration SHIFT = Duration.ofHours(8);

    /** An order that must not be lost sight of. @param whys as they were when it was given */
    public record Line(UUID order, List<Why> whys, String remark) {}

    /** Why an order is on the list. */
    public enum Why {
        TRAPPED,
        NOBODY,
        LATE,
        /** A technician asked for help and nobody has taken it. */
        HELP,
        PROMISE,
        ON_HOLD,
        REPORT_DUE;

        /** The word used on the wire, such as {@code on-hold}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether somebody must still take it. */
    public boolean isWaiting() {
        return takenAt == null && endedAt == null;
    }

    /**
     * What the next shift must know of an open order; empty where it goes its way.
     *
     * @param late whoever goes is later than he said
     * @param help a technician on it asked for help, and nobody has taken that
     */
    static List<Why> whys(WorkOrder order, boolean late, boolean help, Instant now) {
        var whys = new ArrayList<Why>();
        if (order.isTrapped() || order.priority() == Priority.ENTRAPMENT) {
            whys.add(Why.TRAPPED);
        }
        if (order.needsSomebody()) {
            whys.add(Why.NOBODY);
        }
        if (late) {
            whys.add(Why.LATE);
        }
        if (help) {
            whys.add(Why.HELP);
        }
        if (order.dueAt() != null && order.promiseMet() == null && order.dueAt().isBefore(now.plus(SHIFT))) {
            whys.add(Why.PROMISE);
        }
        if (order.state().equals("on-hold")) {
            whys.add(Why.ON_HOLD);
        }
        if (order.state().equals("report-due")) {
            whys.add(Why.REPORT_DUE);
        }
        return List.copyOf(whys);
    }
}
