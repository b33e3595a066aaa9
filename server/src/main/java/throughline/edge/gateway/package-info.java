/**
 * Alarm devices whose makers or gateways speak for them over HTTPS: what a sender of {@code docs/webhooks.md} signs and tells, as far as it
 * is of an alarm device, becomes a signal in the transaction that keeps the message. The sender hears 204 only after that.
 */
@NullMarked
package throughline.edge.gateway;

import org.jspecify.annotations.NullMarked;
