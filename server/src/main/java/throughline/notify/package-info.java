/**
 * Get this text to this person, and know whether it went out.
 *
 * <p>{@link throughline.notify.Texts#send} writes a row in the transaction of the act that needs it. After the commit the
 * <em>outbox</em> claims the row, hands it to the {@link throughline.notify.Carrier} and writes down the answer. What did not go is
 * tried again, later each time; what can never go is marked failed and stays in the list for people to see. A text that was being
 * sent when the machine died is sent again with the same reference, so that the gateway can tell: perhaps twice, never lost.
 *
 * <p>Sent is not delivered, and delivered is not accepted. The {@link throughline.notify.Gateway} holds the address and the secret
 * of the company's SMS gateway; the secret goes in and never comes out.
 */
@NullMarked
package throughline.notify;

import org.jspecify.annotations.NullMarked;
