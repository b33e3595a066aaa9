package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phase as it is kept: a word, and what goes with it. Nothing of the phase is lost on the way there and back.
 *
 * @param owner who looks after an order that waits; null is the dispatcher
 * @param reminders how often its report was asked for
 */
record Kept(
        String state,
        Instant since,
        Instant next,
        @Nullable UUID technician,
        @Nullable Instant arrivesAt,
        @Nullable Instant givesUpAt,
        @Nullable UUID owner,
        int reminders) {

    static Kept of(Phase phase) {
        return new Kept(
                word(phase),
                phase.since(),
                phase.next(),
                phase.technician(),
                phase.arrivesAt(),
                phase.givesUpAt(),
                phase instanceof Phase.Waiting waiting ? waiting.owner() : null,
                phase instanceof Phase.ReportDue due ? due.reminders() : 0);
    }

    Phase phase() {
        return switch (state) {
            case "asking" -> new Phase.Asking(since, next);
            case "stuck" -> new Phase.Stuck(since, next);
            case "accepted" -> new Phase.Accepted(goes(), since, promised(), next);
            case "reminded" -> new Phase.Reminded(goes(), since, promised(), next);
            case "on-the-way" -> new Phase.OnTheWay(goes(), since, promised(), next);
            case "late" -> new Phase.Late(goes(), since, promised(), next, givesUpAt);
            case "on-site" -> new Phase.OnSite(goes(), since, next);
            case "report-due" -> new Phase.ReportDue(goes(), since, next, givesUpAt, reminders);
            case "waiting" -> new Phase.Waiting(owner, since, next);
            default -> throw new IllegalStateException("a search in state " + state);
        };
    }

    private UUID goes() {
        return requireNonNull(technician);
    }

    private Instant promised() {
        return requireNonNull(arrivesAt);
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.Asking _ -> "asking";
            case Phase.Stuck _ -> "stuck";
            case Phase.Accepted _ -> "accepted";
            case Phase.Reminded _ -> "reminded";
            case Phase.OnTheWay _ -> "on-the-way";
            case Phase.Late _ -> "late";
            case Phase.OnSite _ -> "on-site";
            case Phase.ReportDue _ -> "report-due";
            case Phase.Waiting _ -> "waiting";
            case Phase.Over _ -> "over";
        };
    }
}
