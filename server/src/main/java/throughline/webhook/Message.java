package throughline.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another system told us.
 *
 * @param theirId the {@code webhook-id}
 * @param kind the type of the event; null where it says none
 * @param trouble why it cannot be used; null when it can
 * @param body as text, however broken it came, cut where it is long
 * @param bytes how long it is
 */
public record Message(
        UUID id,
        String sender,
        String theirId,
        @Nullable String kind,
        @Nullable String trouble,
        String body,
        int bytes,
        Instant receivedAt) {}
