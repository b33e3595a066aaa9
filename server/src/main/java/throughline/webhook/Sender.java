package throughline.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another system that tells us, as an administrator sees it: everything but its secret.
 *
 * @param name as it stands in its address, {@code /api/webhooks/{name}}
 * @param perMinute more messages than that are asked to come again
 * @param oldSecretUntil until when the secret before counts too; null when it is over
 */
public record Sender(
        UUID id,
        String name,
        boolean enabled,
        int perMinute,
        @Nullable Instant oldSecretUntil,
        int version) {}
