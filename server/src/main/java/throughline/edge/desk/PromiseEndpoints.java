package throughline.edge.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.Clause;
import throughline.request.ProblemCodes;
import throughline.work.Priority;
import throughline.work.PromiseKind;
import throughline.work.Promises;

/** What would be promised and charged, before anybody raises an order. */
@RestController
class PromiseEndpoints {
    private static final int NORMAL = 6;

    private final Promises promises;
    private final ProblemCodes codes;

    PromiseEndpoints(Promises promises, ProblemCodes codes) {
        this.promises = promises;
        this.codes = codes;
    }

    /**
     * @param covered an agreement says so
     * @param zone of the place: times are said in it
     * @param starts where its clock starts: call-in, dispatch or acceptance
     * @param asksFirst the price is read to the caller, and somebody says yes to it, before the order is raised
     * @param price of a visit now; null where nothing was agreed
     * @param priceInside of the same visit inside the hours
     * @param hoursBegin when the hours that cover it begin; null inside them
     * @param kind at-once by the wall clock, within the agreement's hours, or from-opening when the hours are closed now
     * @param minutes how long it may take inside the hours; null where no time was promised
     */
    record Promised(
            int priority,
            @Nullable Instant dueAt,
            @Nullable String plan,
            String hours,
            boolean covered,
            String kind,
            @Nullable Long minutes,
            @Nullable Instant opensAt,
            String zone,
            Clause.Starts starts,
            boolean asksFirst,
            @Nullable PriceShown price,
            @Nullable PriceShown priceInside,
            @Nullable Instant hoursBegin) {
        static Promised of(int urgency, Promises.Standing standing) {
            var reading = standing.reading();
            var allowed = standing.allowed();
            var coverage = standing.coverage();
            return new Promised(
                    Priority.of(urgency).number(),
                    reading.dueAt(),
                    standing.plan(),
                    standing.hours(),
                    standing.plan() != null,
                    reading.kind() == PromiseKind.AT_ONCE
                            ? "at-once"
                            : reading.opensAt() != null ? "from-opening" : "within",
                    allowed == null ? null : allowed.toMinutes(),
                    reading.opensAt(),
                    standing.zone(),
                    standing.starts(),
                    coverage != null && coverage.asksFirst(),
                    PriceShown.now(coverage),
                    PriceShown.inside(coverage),
                    coverage == null ? null : coverage.begins());
        }
    }

    /**
     * What an agreement says about a call at some time at one of its sites.
     *
     * @param at the instant of the call
     * @param valid the agreement counts on that day
     */
    record Tried(Instant at, boolean valid, Promised promise) {}

    @GetMapping("/api/promise")
    Promised promise(
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID site,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable Integer urgency) {
        int level = urgency != null ? Math.clamp(urgency, 0, 8) : ofCode(code);
        return Promised.of(level, promises.before(unit, site, level));
    }

    /** "What is promised at 03:00 on Sunday, and who pays?" The time is on the wall clock of the site. */
    @GetMapping("/api/agreements/{id}/promise")
    Tried tried(
            @PathVariable UUID id, @RequestParam UUID site, @RequestParam LocalDateTime at, @RequestParam int urgency) {
        int level = Math.clamp(urgency, 0, 8);
        var tried = promises.tried(id, site, level, at);
        return new Tried(tried.at(), tried.valid(), Promised.of(level, tried.standing()));
    }

    private int ofCode(@Nullable String code) {
        var found = code == null ? null : codes.find(code);
        return found == null ? NORMAL : found.urgency();
    }
}
