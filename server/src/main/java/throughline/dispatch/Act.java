package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search wants done. All of it happens in the transaction that keeps the search's next state. */
sealed interface Act {
    /** Ask this technician. {@code byHand} is null when the search chose. */
    record Ask(Search.Asked asked, @Nullable ByHand byHand) implements Act {}

    record ByHand(UUID by, String reason) {}

    /** An open or accepted offer ends. */
    record Settle(UUID offer, UUID technician, OfferState state, String reason) implements Act {}

    /** The technician has it and promises to be there by then. */
    record Give(UUID offer, UUID technician, Instant arrivesAt) implements Act {}

    /** Nobody is left to ask: it stands on the dispatcher's list from now on. */
    record NobodyLeft() implements Act {}

    /** Is the technician on the way? */
    record AskWhetherOnTheWay(UUID technician) implements Act {}

    /** The technician is late: the dispatcher's list. */
    record IsLate(UUID technician) implements Act {}

    record AskForReport(UUID technician, boolean first) implements Act {}

    /** The hold is over. */
    record TakeUp() implements Act {}
}
