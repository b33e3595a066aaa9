package throughline.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search wants done. All of it happens in the transaction that keeps the search's next state. */
sealed interface Act {
    /** Ask this technician. {@code byHand} is null when the search chose. */
    record Ask(Search.Asked asked, @Nullable ByHand byHand) implements Act {}

    record ByHand(UUID by, String reason) {}

    /** The same offer over its next channel. */
    record AskAgain(Search.Asked asked) implements Act {}

    /** An open or accepted offer ends. */
    record Settle(UUID offer, UUID technician, OfferState state, String reason) implements Act {}

    /** The technician has this seat and promises to be there by then. */
    record Give(UUID offer, UUID technician, int seat, Instant arrivesAt) implements Act {}

    /** Every seat is taken: they go. The technician of the first seat speaks for all. */
    record Taken(UUID technician, Instant arrivesAt) implements Act {}

    /** Nobody stands on this rung, so it was skipped. */
    record NoCover(int rung, List<Who> who) implements Act {}

    /** Somebody here must call the rescue service. */
    record CallRescue() implements Act {}

    /** Nobody is left to ask: it stands on the dispatcher's list from now on. */
    record NobodyLeft() implements Act {}

    record Jumped(int rung, List<Who> who, UUID by) implements Act {}

    record PassedOn(UUID by) implements Act {}

    /** Somebody wider was put on top of this order's ladder. */
    record Widened(int rung, List<Who> who, UUID by) implements Act {}

    /** Everybody may be asked once more. */
    record AsksAgain(UUID by) implements Act {}

    record NeedsSeats(int seats, UUID by) implements Act {}

    /** Nobody goes any more who had accepted, and the order must be taken back. */
    record FellThrough(String why) implements Act {}

    /** Of several who go somebody does not, or somebody new goes with them: the order follows those who do. */
    record GoesOn() implements Act {}

    /** Is the technician on the way? */
    record AskWhetherOnTheWay(UUID technician) implements Act {}

    /** The technician is late: the dispatcher's list. */
    record IsLate(UUID technician) implements Act {}

    /** The report is missing from now on. */
    record ReportIsDue(UUID technician) implements Act {}

    /** @param times how often it was asked for, this one included */
    record AskForReport(UUID technician, int times) implements Act {}

    /** It was asked for often enough. @param lead of the team; null while nobody has that post */
    record TellLead(UUID technician, @Nullable UUID lead, int times) implements Act {}

    /** The hold is over. */
    record TakeUp() implements Act {}
}
