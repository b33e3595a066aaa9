/**
 * The SIP wire: invitations come in, calls go out, and everything that is not a good call is answered or dropped here.
 *
 * <p>{@link throughline.voice.sip.SipWire} opens the ports. A good INVITE becomes an {@link throughline.voice.sip.IncomingCall}
 * whose owner gives it an ear; a call of our own is a {@link throughline.voice.sip.PlacedCall}. What the wire says afterwards
 * reaches the ear as {@link throughline.voice.sip.SipNote}s, in threads of the wire: the ear only keeps them for its owner.
 *
 * <p>A MESSAGE (RFC 3428) is no call: it becomes an {@link throughline.voice.sip.IncomingMessage} that somebody answers once.
 *
 * <p>Underneath is the JAIN-SIP stack (transactions, dialogs, framing: RFC 3261). No type of it leaves this package. Bad input
 * meets {@code Reader} (what does not parse), then {@code Gate} (who may call, how much, with which method: answered without
 * keeping any state), and only then the stack. Session timers (RFC 4028) and SDP (RFC 8866) are our own.
 */
@NullMarked
package throughline.voice.sip;

import org.jspecify.annotations.NullMarked;
