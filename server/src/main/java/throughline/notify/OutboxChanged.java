package throughline.notify;

import java.util.UUID;

/** A text was written, or is not where it was. Announced in the transaction of the change, for those who show the outbox. */
public record OutboxChanged(UUID text) {}
