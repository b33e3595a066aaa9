package throughline.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an order waits on purpose, for whom, and until when.
 *
 * @param owner the user who looks at it again; null is the dispatcher
 * @param wakeAt comes back to the dispatcher at this instant, at the latest
 */
public record Hold(HoldReason reason, @Nullable UUID owner, Instant wakeAt, String note) {}
