/**
 * Get this text, page or mail to this person, and know whether it arrived.
 *
 * <p>{@link throughline.notify.Texts#send} writes a row in the transaction of the act that needs it. After the commit the
 * <em>outbox</em> claims the row, looks once more whether it is still wanted and in time, hands it to a
 * {@link throughline.notify.Carrier} and writes down the answer. What did not go is tried again, later each time; what can never go
 * is marked failed and stays in the list for people to see. A text that was being sent when the machine died is sent again with the
 * same reference, so that the gateway can tell: perhaps twice, never lost.
 *
 * <p>Sent is not delivered, and delivered is not accepted. While the {@link throughline.notify.Gateway} of the company is enabled it
 * carries; else the carrier that every house has writes texts down at home. What was written down is sent: a gateway that comes
 * later does not get it again. The gateway's secret goes in and never comes out. A wire that speaks in single short messages has
 * {@link throughline.notify.ShortMessages}: which parts of a text the network has, their receipts, and replies in parts.
 *
 * <p>Pages and mails go beside texts, each through a {@link throughline.notify.Relays relay} with a lane of its own, so that a slow one
 * delays nobody else. A page whose sending nobody can be sure of has failed and is never sent again. How each gateway fares says
 * {@link throughline.notify.Health}.
 *
 * <p>Announces {@link throughline.notify.TextSettled} and {@link throughline.notify.TextReplied} in the transaction of the fact, and
 * {@link throughline.notify.OutboxChanged} for screens. A listener of the first two must not wait for a lock that somebody holds who
 * writes or withdraws a text; writing and withdrawing themselves wait for no text.
 */
@NullMarked
package throughline.notify;

import org.jspecify.annotations.NullMarked;
