package throughline.notify;

import java.util.UUID;

/**
 * It is known what became of a text, or more of it than before. Announced in the transaction that writes it down; a receipt may
 * follow the first answer, so the same text may settle twice: sent, then delivered.
 *
 * @param key as the sender named it
 * @param state sent, delivered, failed or undelivered
 * @param read whether the recipient has opened it
 */
public record TextSettled(UUID text, String key, TextState state, boolean read) {}
