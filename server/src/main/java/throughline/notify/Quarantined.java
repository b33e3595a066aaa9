package throughline.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * What the gateway said and nobody understood.
 *
 * @param body as text, however broken it came
 * @param times how often the same was said
 */
public record Quarantined(UUID id, String body, String reason, int times, Instant firstAt, Instant lastAt) {}
