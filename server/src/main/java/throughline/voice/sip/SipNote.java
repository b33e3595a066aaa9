package throughline.voice.sip;

import org.jspecify.annotations.Nullable;

/** What the wire says about one call, told in the order in which it was read (except that UDP may overtake itself). */
public sealed interface SipNote {
    /** CANCEL before our answer; the wire has answered it, and the INVITE with 487. */
    record Cancelled() implements SipNote {}

    /**
     * ACK to our 200.
     *
     * @param sdp the caller's answer when the offer was ours
     */
    record Acknowledged(@Nullable Sdp sdp) implements SipNote {}

    /** BYE; the wire has answered it. */
    record Left() implements SipNote {}

    /**
     * A re-INVITE or UPDATE that waits for {@link SipCall#agree} or {@link SipCall#disagree}.
     *
     * @param sdp the new offer; null when it asks us for one
     */
    record Reoffered(@Nullable Sdp sdp) implements SipNote {}

    /** The other side refreshed the session, or answered our refresh (RFC 4028). */
    record Refreshed() implements SipNote {}

    /** SIP INFO with a key. */
    record Digit(char digit) implements SipNote {}

    /** A placed call is ringing (180 or 183). */
    record Progress(@Nullable Sdp early) implements SipNote {}

    /** A placed call was answered; the wire has sent the ACK. */
    record Accepted(@Nullable Sdp sdp) implements SipNote {}

    /** A placed call ended before it was answered. */
    record Rejected(int status) implements SipNote {}

    /** A request of ours found nobody (time-out, 408, 481), or no ACK came: the dialog is dead. */
    record Vanished() implements SipNote {}
}
