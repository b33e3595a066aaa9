package throughline.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text, page or mail as it goes out.
 *
 * @param reference the same at each attempt of the same text, so that the other side can tell a repetition
 * @param to E.164; the pager's number; the mail's address
 * @param subject of a mail; null for everything else
 */
public record Outgoing(UUID reference, String to, @Nullable String subject, String words) {}
