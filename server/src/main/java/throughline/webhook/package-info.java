/**
 * Tell other systems what happens here, and hear what they tell.
 *
 * <p>Out: an administrator makes a {@link throughline.webhook.Subscription}. What happens in any room and is of a
 * {@link throughline.webhook.Kind} that somebody wants becomes a <em>fact</em>, a row in the transaction of the act. After the commit it is
 * spread into <em>deliveries</em>, one for each subscription that may see its thing, and each goes out as a CloudEvent (1.0, structured JSON)
 * signed by the rules of Standard Webhooks: at least once, with the same {@code webhook-id} at each attempt, and in order for each thing. One
 * that fails holds back the later ones of the same thing and no others; it is tried again, later each time, for three days, then it is a
 * <em>dead letter</em> until somebody replays it. A subscription that reached nobody for a day is paused, and says why.
 *
 * <p>An event carries ids, words of ours and numbers, never what somebody typed: no name, no telephone number.
 *
 * <p>In: a {@link throughline.webhook.Sender} signs what it tells, and what it tells is kept as it came before it is acknowledged, once for
 * each of its ids. What cannot be used stands in quarantine. Announces {@link throughline.webhook.MessageReceived} in the transaction that keeps
 * it, and {@link throughline.webhook.WebhooksChanged} for screens.
 *
 * <p>Front doors: {@link throughline.webhook.Subscriptions}, {@link throughline.webhook.Deliveries}, {@link throughline.webhook.Senders},
 * {@link throughline.webhook.Messages}. {@code docs/webhooks.md} tells the other systems the same.
 */
@NullMarked
package throughline.webhook;

import org.jspecify.annotations.NullMarked;
