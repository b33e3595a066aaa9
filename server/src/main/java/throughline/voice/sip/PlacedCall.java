package throughline.voice.sip;

import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A call that we place. The ear hears {@link SipNote.Progress}, then {@link SipNote.Accepted} or {@link SipNote.Rejected}. A call
 * ended before its answer is cancelled as soon as the protocol allows (not before the first 1xx: RFC 3261, section 9.1); if the
 * answer was faster it is acknowledged and hung up.
 */
public final class PlacedCall extends SipCall {
    private final ClientTransaction invite;
    private boolean heardOf;
    private boolean unwanted;
    private boolean cancelled;

    PlacedCall(SipWire wire, ClientTransaction invite, String transport) {
        super(wire, transport);
        this.invite = invite;
        stands(invite.getDialog());
    }

    @Override
    public synchronized void end() {
        stopListening();
        unwanted = true;
        var standing = dialog();
        if (standing != null && standing.getState() == DialogState.CONFIRMED) {
            bye();
        } else {
            cancel();
        }
    }

    /** The other side answered our INVITE, perhaps not for the first time. */
    synchronized void answered(Response response, @Nullable Dialog answering) {
        int status = response.getStatusCode();
        var body = Messages.body(response);
        var sdp = body.isEmpty() ? null : Sdp.read(body);
        if (status < Response.OK) {
            heardOf = true;
            if (unwanted) {
                cancel();
            } else if (status > Response.TRYING) {
                tell(new SipNote.Progress(sdp));
            }
        } else if (status < Response.MULTIPLE_CHOICES) {
            accepted(response, answering, sdp);
        } else {
            tell(new SipNote.Rejected(status));
        }
    }

    private void accepted(Response response, @Nullable Dialog answering, @Nullable Sdp sdp) {
        if (answering == null) {
            return;
        }
        stands(answering);
        acknowledge(answering, response);
        if (unwanted) {
            bye();
            return;
        }
        var interval = Messages.sessionExpires(response);
        agreed(
                interval.isZero()
                        ? new SessionTimer(wire.sessionExpires(), true)
                        : new SessionTimer(
                                interval, !Messages.refresher(response).equals("uas")),
                Messages.allows(response, "UPDATE"));
        tell(new SipNote.Accepted(sdp));
    }

    private void cancel() {
        if (cancelled || !heardOf) {
            return;
        }
        cancelled = true;
        attempt(this::sendCancel);
    }

    private void sendCancel() throws SipException, InvalidArgumentException, ParseException {
        wire.newClientTransaction(invite.createCancel()).sendRequest();
    }
}
