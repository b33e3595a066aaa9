package throughline.edge.field;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.Offers;
import throughline.dispatch.RejectReason;
import throughline.kernel.Refused;

/** What a technician does with a job by one press, whichever way she came to its page. */
@Component
class JobActs {
    static final String REPORT = "report";
    static final String FILES = "files";

    /** Those that {@link #act} knows. */
    static final Set<String> PRESSES = Set.of("accept", "reject", "arrival", "on-the-way", "on-site", "released");

    /** Nobody is told a time that is over already, however late the promise came. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final Offers offers;
    private final JobSheets sheets;

    JobActs(Offers offers, JobSheets sheets) {
        this.offers = offers;
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
            default -> throw new IllegalArgumentException("Nobody does this with a job: " + act);
        }
    }

    /** Closes the job with the report as it was filled in then. */
    void report(Offer offer, ReportForm filled, @Nullable Hand hand) {
        offers.report(offer.id(), filled.read(sheet(offer, hand)), hand);
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
