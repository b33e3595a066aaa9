package throughline.contact;

import java.time.Instant;
import java.util.UUID;

/** The agent has given the outcome; nothing is open any more. */
public record ContactClosed(UUID contact, UUID agent, Instant at) {}
