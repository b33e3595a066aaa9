package throughline.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new order is made from.
 *
 * @param unit null while it is unclear which unit of the site it is
 * @param site needed only without a unit
 * @param urgency 0 to 8; an answer of the caller may make it worse than the problem's own
 * @param trapped people are inside, or were
 * @param words the caller's, at most 4,000 characters
 * @param calledAt when the caller was first heard
 * @param consent what the caller said to the price, where the visit is not covered
 */
public record Call(
        @Nullable UUID unit,
        @Nullable UUID site,
        Problem problem,
        int urgency,
        boolean trapped,
        String words,
        Instant calledAt,
        Consent consent) {

    /** With a visit that is covered, or nobody asked about the price. */
    public Call(
            @Nullable UUID unit,
            @Nullable UUID site,
            Problem problem,
            int urgency,
            boolean trapped,
            String words,
            Instant calledAt) {
        this(unit, site, problem, urgency, trapped, words, calledAt, Consent.NOT_ASKED);
    }
}
