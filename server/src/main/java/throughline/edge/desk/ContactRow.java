package throughline.edge.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contact in a list. {@code fromDisplay} is the number as people write it. */
record ContactRow(
        UUID id,
        String number,
        String direction,
        String from,
        String fromDisplay,
        String dialled,
        String queue,
        String language,
        String state,
        Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt,
        @Nullable Named agent,
        long waitedSeconds,
        @Nullable String outcome,
        @Nullable String endReason,
        @Nullable String callerName,
        @Nullable String unitNumber,
        @Nullable Boolean reachedUsLater) {
    record Named(UUID id, String name) {}
}
