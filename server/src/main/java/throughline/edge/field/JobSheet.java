package throughline.edge.field;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.alarm.SignalBook;
import throughline.attachment.Attachment;
import throughline.dispatch.CallForHelp;
import throughline.dispatch.Offer;
import throughline.request.AnswersGiven.Given;
import throughline.work.WorkOrder;

/**
 * Everything that the technician's page shows of a job.
 *
 * @param unit its place in the building; null while it is not known which one it is
 * @param kind what it is, such as traction or escalator; null with it
 * @param warning what she must know of the unit first; may be empty
 * @param access how to get in
 * @param lastVisit what was found last time; null for the first visit
 * @param again what was found each time; null unless the unit fails again and again
 * @param files photos and papers of the order and of its callers
 * @param answers of callers to what they were asked, such as the floor; only for whoever goes, because some are about somebody's health
 * @param fault what the lift's own device says; null where it says nothing
 * @param medical what callers said of the health of somebody there; only for whoever goes
 * @param contact who speaks for the customer there; null when nobody with a number is known
 * @param desk the number of the desk that speaks the technician's language, E.164
 * @param ways the channels by which this offer comes to her; empty once it is answered
 * @param hasKeyCode whether there is a key box, whose code is shown when it is asked for
 * @param emergency whom people there ring in danger
 */
record JobSheet(
        WorkOrder order,
        Offer offer,
        String street,
        String city,
        @Nullable String unit,
        @Nullable String kind,
        String warning,
        String access,
        @Nullable LastVisit lastVisit,
        @Nullable Again again,
        List<Attachment> files,
        List<Given> answers,
        SignalBook.@Nullable Fault fault,
        List<String> medical,
        @Nullable Contact contact,
        @Nullable String desk,
        Set<String> ways,
        boolean hasKeyCode,
        String emergency,
        Help help,
        PlaceClock clock) {
    /**
     * @param calls what she asked for in this job
     * @param skills what somebody can be asked to be able to do
     */
    record Help(List<CallForHelp> calls, List<String> skills) {}

    record LastVisit(Instant at, String words) {}

    /**
     * @param rogue so often that it is a rogue unit
     * @param times callouts in so many days before this one
     * @param rogueTimes callouts in so many days, this one included
     * @param component what failed again within so many days; null when nothing is known to have
     */
    record Again(
            boolean rogue,
            int times,
            int days,
            int rogueTimes,
            int rogueDays,
            @Nullable String component,
            int componentDays,
            List<LastVisit> visits) {}

    /** @param phone E.164 */
    record Contact(String name, String phone) {}

    /** People wait inside, as far as is known. */
    boolean isTrapped() {
        return order.isTrapped();
    }

    /** How far this technician has come: where several go, not how far the order has. */
    String standing() {
        var visit = offer.visit();
        return switch (visit == null ? "" : visit) {
            case "accepted", "reminded" -> "accepted";
            case "on-the-way", "on-site", "report-due" -> requireNonNull(visit);
            case "late" -> order.state().equals("accepted") ? "accepted" : "on-the-way";
            default -> order.state();
        };
    }

    /** Accepted and not there yet, as far as is known. */
    boolean isGoing() {
        return standing().equals("accepted") || standing().equals("on-the-way");
    }

    /** The same, read at another time. */
    JobSheet at(Instant then) {
        return new JobSheet(
                order,
                offer,
                street,
                city,
                unit,
                kind,
                warning,
                access,
                lastVisit,
                again,
                files,
                answers,
                fault,
                medical,
                contact,
                desk,
                ways,
                hasKeyCode,
                emergency,
                help,
                new PlaceClock(clock.zone(), then));
    }

    String time(Instant at) {
        return clock.time(at);
    }
}
