package throughline.contact;

import java.time.Instant;
import java.util.UUID;

/** The agent's line was lost in the middle of the conversation: the contact waits again, with its old age. @param fromLift a lift is on the line */
public record ContactWaitsAgain(UUID contact, UUID queue, UUID lostAgent, boolean fromLift, Instant waitingSince) {}
