package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose hand acts on an offer, and when it did.
 *
 * @param device what the technician's browser keeps as a secret of its own; null for one that keeps nothing
 * @param technician whose phone it is, where that is known: then it needs no secret for each job
 * @param saidAt when she said it, where that is earlier than now; null is now
 */
public record Hand(
        @Nullable String device,
        @Nullable UUID technician,
        @Nullable Instant saidAt) {
    /** Whoever opened the link, in some browser. */
    public static Hand of(@Nullable String device) {
        return new Hand(device, null, null);
    }

    /** The technician's own phone, paired with her. */
    public static Hand ofOwnPhone(UUID technician, @Nullable Instant saidAt) {
        return new Hand(null, technician, saidAt);
    }

    /** Not later than now. */
    Instant said(Instant now) {
        return saidAt == null || saidAt.isAfter(now) ? now : saidAt;
    }
}
