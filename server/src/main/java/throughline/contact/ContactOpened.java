package throughline.contact;

import java.time.Instant;
import java.util.UUID;

/** A contact is on record and waits for somebody. */
public record ContactOpened(UUID contact, UUID queue, Instant at) {}
