package throughline.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work order as it is now.
 *
 * @param number what people call it, such as {@code WO-48211}
 * @param state the word of its stage, such as {@code on-the-way}
 * @param urgency 0 to 8, 0 the worst
 * @param trapped people were inside at some time, as far as is known
 * @param followUpOf the order whose visit left the unit out of service; null for one that begins a story
 * @param unit null while it is unclear which unit of the site it is
 * @param area whose technicians are asked
 * @param words the caller's words
 * @param calledAt when the first caller was heard; the promise usually counts from here
 * @param dueAt when the promise ends; null while nothing is promised
 * @param askedAt when technicians were asked for the first time
 * @param promiseMet null while the promise still runs
 * @param charge what was settled about its price; null where nothing is charged
 */
public record WorkOrder(
        UUID id,
        String number,
        String state,
        int urgency,
        boolean trapped,
        @Nullable UUID followUpOf,
        @Nullable UUID unit,
        UUID site,
        UUID customer,
        String area,
        String zone,
        Problem problem,
        String words,
        Instant calledAt,
        Instant raisedAt,
        @Nullable Instant dueAt,
        @Nullable Boolean promiseMet,
        @Nullable UUID technician,
        @Nullable String technicianName,
        @Nullable Instant askedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant arrivesAt,
        @Nullable Instant onTheWayAt,
        @Nullable Instant onSiteAt,
        @Nullable Instant releasedAt,
        @Nullable Instant leftAt,
        @Nullable Instant closedAt,
        @Nullable Hold hold,
        @Nullable Cancellation cancelled,
        @Nullable Report report,
        @Nullable Charge charge,
        int version) {
    public Priority priority() {
        return Priority.of(urgency);
    }

    /** People wait inside, as far as is known. */
    public boolean isTrapped() {
        return trapped && releasedAt == null;
    }

    /** Nobody has accepted it, and nobody parked it. */
    public boolean needsSomebody() {
        return state.equals("raised") || state.equals("offering");
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** When whoever goes there is done: when they left, else when the usual job would be over; a guess as long as nobody has left. */
    public Instant endsAbout(Instant now) {
        if (leftAt != null) {
            return leftAt;
        }
        if (closedAt != null) {
            return closedAt;
        }
        var job = Duration.ofMinutes(problem.job().minutes());
        if (onSiteAt != null) {
            return later(now, onSiteAt.plus(job));
        }
        return later(now, arrivesAt == null ? now : arrivesAt).plus(job);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The problem's name in this language, else in English. */
    public String headline(String language) {
        Map<String, String> names = problem.names();
        return names.getOrDefault(language, names.getOrDefault("en", problem.code()));
    }
}
