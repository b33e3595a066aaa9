package throughline.edge.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.request.ProblemCodes;
import throughline.work.Priority;
import throughline.work.PromiseKind;
import throughline.work.Promises;

/** What would be promised, before anybody raises an order. */
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
            @Nullable Instant opensAt) {}

    @GetMapping("/api/promise")
    Promised promise(
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID site,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable Integer urgency) {
        int level = urgency != null ? Math.clamp(urgency, 0, 8) : ofCode(code);
        var standing = promises.before(unit, site, level);
        var reading = standing.reading();
        var allowed = standing.allowed();
        return new Promised(
                Priority.of(level).number(),
                reading.dueAt(),
                standing.plan(),
                standing.hours(),
                standing.plan() != null,
                reading.kind() == PromiseKind.AT_ONCE
                        ? "at-once"
                        : reading.opensAt() != null ? "from-opening" : "within",
                allowed == null ? null : allowed.toMinutes(),
                reading.opensAt());
    }

    private int ofCode(@Nullable String code) {
        var found = code == null ? null : codes.find(code);
        return found == null ? NORMAL : found.urgency();
    }
}
