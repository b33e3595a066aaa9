package throughline.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit as it is kept: a word, and what goes with it. Nothing of the visit is lost on the way there and back.
 *
 * @param reminders how often its report was asked for
 */
record Stay(
        String state, Instant since, Instant next, @Nullable Instant givesUpAt, int reminders) {
    static Stay of(Visit visit) {
        var word = switch (visit) {
            case Visit.Accepted _ -> "accepted";
            case Visit.Reminded _ -> "reminded";
            case Visit.OnTheWay _ -> "on-the-way";
            case Visit.Late _ -> "late";
            case Visit.OnSite _ -> "on-site";
            case Visit.ReportDue _ -> "report-due";
        };
        int reminders = visit instanceof Visit.ReportDue due ? due.reminders() : 0;
        return new Stay(word, visit.since(), visit.next(), visit.givesUpAt(), reminders);
    }

    Visit visit() {
        return switch (state) {
            case "accepted" -> new Visit.Accepted(since, next);
            case "reminded" -> new Visit.Reminded(since, next);
            case "on-the-way" -> new Visit.OnTheWay(since, next);
            case "late" -> new Visit.Late(since, next, givesUpAt);
            case "on-site" -> new Visit.OnSite(since, next);
            case "report-due" -> new Visit.ReportDue(since, next, givesUpAt, reminders);
            default -> throw new IllegalStateException("a visit in state " + state);
        };
    }
}
