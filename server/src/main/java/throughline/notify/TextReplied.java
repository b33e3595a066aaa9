package throughline.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wrote back. Announced once for each reply, in the transaction that keeps it; whoever acts on it tells
 * {@link TextReplies#understood}.
 *
 * @param from E.164
 * @param id of the kept reply
 */
public record TextReplied(String from, String words, UUID id, Instant at) {}
