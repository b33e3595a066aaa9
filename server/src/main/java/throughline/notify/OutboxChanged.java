package throughline.notify;

/** What the outbox shows has changed. Announced in the transaction of the change, for screens. */
public record OutboxChanged() {}
