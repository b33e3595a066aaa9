package throughline.contact;

import java.time.Instant;
import java.util.UUID;

/** The agent's line was lost in the middle of the conversation: the contact waits again, with its old age. */
public record ContactWaitsAgain(UUID contact, UUID queue, UUID lostAgent, Instant waitingSince) {}
