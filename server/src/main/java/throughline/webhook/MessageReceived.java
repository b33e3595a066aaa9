package throughline.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * Another system told us something. Announced in the transaction that keeps it: what a listener throws leaves it unacknowledged, and it
 * comes again; a refusal puts it into quarantine, and its sentence is the answer.
 *
 * @param message its id with us
 * @param sender the name of who sent it
 * @param type of the event, as the sender says it
 * @param body JSON in UTF-8, as it came
 */
public record MessageReceived(UUID message, String sender, String type, byte[] body, Instant at) {}
