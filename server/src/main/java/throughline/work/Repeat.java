package throughline.work;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a callout repeats others of the same unit, and what was found there lately. It <em>repeats</em> when the unit was called out
 * for within {@link RepeatRule#repeatDays} before it, or when the same component failed within {@link RepeatRule#componentDays}; a unit
 * is a <em>rogue</em> with {@link RepeatRule#rogueCallouts} of them in {@link RepeatRule#rogueDays}, an order that is there already included.
 *
 * <p>A callout counts from the moment when it is raised. Not counted: cancelled ones (duplicates are among them), second visits for the
 * same, jobs that are no callouts, and those whose report blames misuse, vandalism or the power supply. Days are those of the place.
 *
 * @param times callouts in the {@link RepeatRule#repeatDays} before this one
 * @param rogueTimes callouts in {@link RepeatRule#rogueDays}, an order that is there already included
 * @param component the key of what failed again, of {@link ReportCodes#components}; null when nothing is known to have
 * @param last the latest reports before this one, whatever was their cause, the newest first, at most {@link #LAST}
 * @param visits how often each technician was there in the {@link RepeatRule#repeatDays} before
 */
public record Repeat(
        RepeatRule rule,
        int times,
        int rogueTimes,
        @Nullable String component,
        List<Visit> last,
        Map<UUID, Integer> visits) {
    public static final int LAST = 3;

    /**
     * Somebody was there.
     *
     * @param at when it was reported
     * @param cause it, component and action are keys of {@link ReportCodes}
     */
    public record Visit(
            UUID order,
            String number,
            Instant at,
            String cause,
            String component,
            String action,
            @Nullable String technician) {}

    public boolean isRepeat() {
        return times > 0 || component != null;
    }

    public boolean isRogue() {
        return rogueTimes >= rule.rogueCallouts();
    }

    /** Whoever answers, goes or supervises should know. */
    public boolean isFlagged() {
        return isRepeat() || isRogue();
    }

    /**
     * Of the unit's newest callout while one is open; else of one that would be raised now.
     *
     * @param all orders of one unit, in any order
     * @param counts whether a cause speaks against the unit
     */
    static Repeat ofUnit(List<PastOrder> all, RepeatRule rule, Predicate<String> counts, Instant now) {
        var present = all.stream()
                .filter(order -> order.isCallout() && order.isOpen())
                .max(comparing(PastOrder::raisedAt))
                .orElse(null);
        return of(all, present, present == null ? now : present.raisedAt(), rule, counts);
    }

    /** Of one order; of a second visit, what is so of the order that it goes on with. */
    static Repeat ofOrder(List<PastOrder> all, UUID order, RepeatRule rule, Predicate<String> counts) {
        var present = first(all, order);
        if (present == null || !isCounted(present, counts)) {
            return new Repeat(rule, 0, 0, null, List.of(), Map.of());
        }
        return of(all, present, present.raisedAt(), rule, counts);
    }

    private static Repeat of(
            List<PastOrder> all, @Nullable PastOrder present, Instant at, RepeatRule rule, Predicate<String> counts) {
        var before = all.stream()
                .filter(order -> order != present && order.raisedAt().isBefore(at))
                .toList();
        var earlier = before.stream().filter(order -> isCounted(order, counts)).toList();
        int rogue = within(earlier, at, rule.rogueDays()).size() + (present == null ? 0 : 1);
        return new Repeat(
                rule,
                within(earlier, at, rule.repeatDays()).size(),
                rogue,
                again(within(earlier, at, rule.componentDays()), present),
                before.stream()
                        .filter(order -> order.report() != null)
                        .sorted(comparing(PastOrder::closedAt, nullsFirst(Instant::compareTo))
                                .reversed())
                        .limit(LAST)
                        .map(Repeat::visit)
                        .toList(),
                within(before, at, rule.repeatDays()).stream()
                        .filter(order -> order.report() != null && order.technician() != null)
                        .collect(groupingBy(order -> requireNonNull(order.technician()), summingInt(_ -> 1))));
    }

    /** What failed again: with this order's own report, its component; until then, the one that failed the most, twice at least. */
    private static @Nullable String again(List<PastOrder> earlier, @Nullable PastOrder present) {
        var times = earlier.stream()
                .filter(order -> order.report() != null)
                .collect(groupingBy(order -> requireNonNull(order.report()).component(), counting()));
        if (present != null && present.report() != null) {
            var component = present.report().component();
            return times.containsKey(component) ? component : null;
        }
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static boolean isCounted(PastOrder order, Predicate<String> counts) {
        var report = order.report();
        return order.isCallout() && (report == null || counts.test(report.cause()));
    }

    private static List<PastOrder> within(List<PastOrder> orders, Instant at, int days) {
        return orders.stream()
                .filter(order -> !order.day()
                        .isBefore(LocalDate.ofInstant(at, order.zone()).minusDays(days)))
                .toList();
    }

    private static @Nullable PastOrder first(List<PastOrder> all, UUID id) {
        var found =
                all.stream().filter(order -> order.id().equals(id)).findFirst().orElse(null);
        return found == null || found.followUpOf() == null ? found : first(all, found.followUpOf());
    }

    private static Visit visit(PastOrder order) {
        var report = requireNonNull(order.report());
        return new Visit(
                order.id(),
                order.number(),
                requireNonNull(order.closedAt()),
                report.cause(),
                report.component(),
                report.action(),
                order.technicianName());
    }
}
