package throughline.edge.field;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.CallsForHelp;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.Offers;
import throughline.dispatch.RejectReason;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.Hold;
import throughline.work.HoldReason;

/** What a technician does with a job by one press, whichever way she came to its page. */
@Component
class JobActs {
    static final String REPORT = "report";
    static final String FILES = "files";
    static final String HELP = "help";
    static final String HOLD = "hold";

    /** Those that {@link #act} knows. */
    static final Set<String> PRESSES =
            Set.of("accept", "reject", "arrival", "on-the-way", "on-site", "released", HELP, HOLD);

    /** Nobody is told a time that is over already, however late the promise came. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final int LONGEST_NOTE = 300;

    private final Offers offers;
    private final CallsForHelp help;
    private final JobSheets sheets;

    JobActs(Offers offers, CallsForHelp help, JobSheets sheets) {
        this.offers = offers;
        this.help = help;
        this.sheets = sheets;
    }

    void act(String act, Offer offer, Map<String, String> form, @Nullable Hand hand) {
        switch (act) {
            case "accept" -> offers.accept(offer.id(), arrival(offer, form, hand), hand);
            case "reject" -> offers.reject(offer.id(), RejectReason.of(form.getOrDefault("reason", "")), hand);
            case "arrival" -> offers.arrivesAt(offer.id(), arrival(offer, form, hand), hand);
            case "on-the-way" -> offers.onTheWay(offer.id(), hand);
            case "on-site" -> offers.onSite(offer.id(), hand);
            case "released" -> offers.released(offer.id(), hand);
            case HELP -> help.ask(offer.id(), form.getOrDefault("need", ""), form.get("skill"), form.get("note"), hand);
            case HOLD -> offers.hold(offer.id(), hold(offer, form), hand);
            default -> throw new IllegalArgumentException("Nobody does this with a job: " + act);
        }
    }

    /** Closes the job with the report as it was filled in then. */
    void report(Offer offer, ReportForm filled, @Nullable Hand hand) {
        offers.report(offer.id(), filled.read(sheet(offer, hand)), hand);
    }

    /** Until the morning of the day that was chosen; of the next one when none was. */
    private Hold hold(Offer offer, Map<String, String> filled) {
        var form = new Form();
        var note = form.textOrEmpty("note", filled.get("note"), LONGEST_NOTE);
        form.accept();
        var here = sheets.clock(offer);
        var tomorrow = here.today().plusDays(1);
        var until = PlaceClock.day(filled.getOrDefault("until", ""));
        var day = until == null || until.isBefore(tomorrow) ? tomorrow : until;
        var wakeAt = day.atTime(MORNING).atZone(here.zone()).toInstant();
        return new Hold(HoldReason.of(filled.getOrDefault("reason", "")), null, wakeAt, note);
    }

    /** In so many minutes, or when the clock of the place shows this the next time. */
    private Instant arrival(Offer offer, Map<String, String> form, @Nullable Hand hand) {
        var here = sheets.clock(offer);
        var said = hand == null ? null : hand.saidAt();
        var clock = said == null ? here : new PlaceClock(here.zone(), said);
        var minutes = form.getOrDefault("minutes", "");
        try {
            var at = minutes.isEmpty()
                    ? clock.next(form.getOrDefault("at", ""))
                    : clock.now().plus(Integer.parseInt(minutes), ChronoUnit.MINUTES);
            if (at != null && at.isAfter(clock.now())) {
                var soonest = here.now().plus(SOONEST);
                return said == null || at.isAfter(soonest) ? at : soonest;
            }
        } catch (NumberFormatException _) {
            // neither minutes nor a time
        }
        throw new Refused("dispatch.arrival-impossible", "Say when you will be there: within the next 12 hours.");
    }

    private JobSheet sheet(Offer offer, @Nullable Hand hand) {
        var sheet = sheets.of(offer);
        return hand == null || hand.saidAt() == null ? sheet : sheet.at(hand.saidAt());
    }
}
