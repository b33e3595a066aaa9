/**
 * The app on a technician's phone: the channel {@code app} of an order's ladder, and what she taps while there is no network.
 *
 * <p>A <em>phone</em> is paired with a technician by a link that the house sends to her number ({@link throughline.fieldapp.Phones}); from
 * then on its cookie is its key, until it ends or somebody revokes it. Its browser brings a <em>subscription</em>: an address of its push
 * service, and keys ({@link throughline.fieldapp.Subscriptions}).
 *
 * <p>{@link throughline.fieldapp.AppCarrier} writes a row for each subscription in the transaction of the ask. After the commit the
 * {@link throughline.fieldapp.Pusher} claims it, seals its words for that phone alone (RFC 8291), signs for the push service (RFC 8292) and
 * sends them through {@code egress}. It is sent when the push service took it, delivered when the phone says that it showed it, and never
 * accepted by any of this. Where nothing can be sent the ladder goes on at once.
 *
 * <p>A <em>tap</em> ({@link throughline.fieldapp.Taps}) has a name that the phone gave it, so that it is done once however often it is
 * sent, and the time at which it was made. What happened is in {@code fieldapp.event}, by order or technician.
 */
@NullMarked
package throughline.fieldapp;

import org.jspecify.annotations.NullMarked;
