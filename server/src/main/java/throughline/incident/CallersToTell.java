package throughline.incident;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Whoever waits for one of these orders is to be told the same words, in the transaction in which they were said.
 *
 * @param words by language; a caller of another language is told the English ones, else any
 * @param key the same words of the same incident are told once
 */
public record CallersToTell(Collection<UUID> orders, Map<String, String> words, String key) {}
