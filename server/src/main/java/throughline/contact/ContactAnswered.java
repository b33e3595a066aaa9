package throughline.contact;

import java.time.Instant;
import java.util.UUID;

/** An agent talks with them. */
public record ContactAnswered(UUID contact, UUID agent, Instant at) {}
