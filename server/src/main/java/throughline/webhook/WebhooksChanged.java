package throughline.webhook;

/** What the screens of webhooks show has changed. Announced in the transaction of the change. */
public record WebhooksChanged() {}
