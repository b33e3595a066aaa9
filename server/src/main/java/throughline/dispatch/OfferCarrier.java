package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.WorkOrder;

/** Carries offers over one channel. Whoever has the wire implements it; a new channel is one more of these. */
public interface OfferCarrier {
    /** One offer that goes to its technician over this channel, and is worth nothing after {@code answerBy}. */
    record Asking(UUID offer, WorkOrder order, Technician to, Instant answerBy) {}

    /**
     * One offer that is answered or over, by whatever channel it went.
     *
     * @param known whether the technician has heard of it
     * @param winner who has the order; null while nobody has
     */
    record Ending(
            UUID offer,
            WorkOrder order,
            Technician to,
            OfferState state,
            String reason,
            boolean known,
            @Nullable String winner) {}

    /** As ladders name it, such as {@code text}. */
    String channel();

    /** Whether this technician can be asked over it now. It is asked within the step of a search, so it waits for no wire. */
    boolean reaches(Technician to);

    /** Asks, in the transaction that keeps the offer: what goes out is a row, and goes after the commit. */
    void carry(Asking asking);

    /** In the transaction of the end. What has not left stays here; whoever listens at this moment is told. */
    void over(Ending ending);
}
