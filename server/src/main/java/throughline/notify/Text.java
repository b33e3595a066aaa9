package throughline.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way.
 *
 * @param state {@code waiting} for its time, {@code sending}, {@code sent} to the gateway, or {@code failed} for good
 * @param dueAt when it is tried next, or was tried last
 * @param answer what the gateway said last
 */
public record Text(
        UUID id,
        String to,
        String words,
        String state,
        Instant writtenAt,
        Instant dueAt,
        int attempts,
        @Nullable String answer,
        @Nullable Instant sentAt) {}
