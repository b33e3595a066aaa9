package throughline.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text, page or mail on its way.
 *
 * @param channel {@code text}, {@code pager} or {@code mail}
 * @param subject of a mail
 * @param dueAt when it is tried next, or was tried last
 * @param answer what the carrier said last, or why it was not asked
 * @param carrier {@code outbox}, {@code gateway}, {@code pager} or {@code mail}: who had it last; null while nobody had
 * @param receipt what the gateway said of it later: {@code delivered}, {@code read}, or {@code failed} and why
 * @param heldFor the beginning of numbers to which as many went within the hour as may; it goes later, or not at all when that is too
 *     late. Null when it is not held back
 * @param segments how many short messages it costs
 */
public record Text(
        UUID id,
        String channel,
        String to,
        @Nullable String subject,
        String language,
        String words,
        int segments,
        TextState state,
        Instant writtenAt,
        Instant dueAt,
        @Nullable Instant bestBefore,
        int attempts,
        @Nullable String carrier,
        @Nullable String answer,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable String receipt,
        @Nullable String heldFor,
        @Nullable About about) {}
