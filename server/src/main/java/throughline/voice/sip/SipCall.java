package throughline.voice.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.function.Consumer;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on the wire, once it stands. Its public methods belong to the call's owner; they may wait for a connection, never for an
 * answer. When the other side cannot be reached the ear hears {@link SipNote.Vanished}.
 */
public abstract sealed class SipCall permits IncomingCall, PlacedCall {
    private static final Logger log = LoggerFactory.getLogger(SipCall.class);
    private static final Consumer<SipNote> DEAF = note -> {};

    final SipWire wire;
    private final String transport;
    private volatile Consumer<SipNote> ear = DEAF;
    private volatile @Nullable Dialog dialog;
    private volatile @Nullable ServerTransaction reoffer;
    private volatile SessionTimer timer = SessionTimer.NONE;
    private volatile boolean peerUnderstandsUpdate;

    SipCall(SipWire wire, String transport) {
        this.wire = wire;
        this.transport = transport;
    }

    /** Ends the call, whatever its state: a refusal, CANCEL, or BYE. Nothing is heard of it afterwards. */
    public abstract void end();

    /** Who refreshes the session, as it was agreed with the answer. */
    public SessionTimer timer() {
        return timer;
    }

    /** Accepts what {@link SipNote.Reoffered} asked for, with our SDP. */
    public void agree(String sdp) {
        answerReoffer(Response.OK, sdp);
    }

    /** Refuses it; the call goes on as it was (RFC 3261, section 14.2). */
    public void disagree(int status) {
        answerReoffer(status, null);
    }

    /** Refreshes the session (RFC 4028): UPDATE where the other side understands it, else re-INVITE with the SDP of now. */
    public void refresh(String sdp) {
        attempt(() -> {
            var standing = dialog;
            if (standing == null) {
                return;
            }
            var request = standing.createRequest(peerUnderstandsUpdate ? Request.UPDATE : Request.INVITE);
            Messages.introduce(request, wire.advertised(), wire.port(), transport);
            Messages.putTimer(request, new SessionTimer(timer.interval(), false));
            if (!peerUnderstandsUpdate) {
                Messages.putSdp(request, sdp);
            }
            standing.sendRequest(wire.newClientTransaction(request));
        });
    }

    /** Who hears from now on what the wire says; the ear only keeps it for the owner. */
    public void listen(Consumer<SipNote> owner) {
        ear = owner;
    }

    void tell(SipNote note) {
        ear.accept(note);
    }

    void stopListening() {
        ear = DEAF;
    }

    void stands(Dialog dialog) {
        this.dialog = dialog;
    }

    void agreed(SessionTimer agreed, boolean understandsUpdate) {
        timer = agreed;
        peerUnderstandsUpdate = understandsUpdate;
    }

    String transport() {
        return transport;
    }

    @Nullable
    Dialog dialog() {
        return dialog;
    }

    /** A re-INVITE or UPDATE came. One that only refreshes is answered here. */
    void reoffered(ServerTransaction transaction, SIPRequest request) {
        boolean update = request.getMethod().equals(Request.UPDATE);
        var body = Messages.body(request);
        reoffer = transaction;
        tell(new SipNote.Refreshed());
        if (update && body.isEmpty()) {
            answerReoffer(Response.OK, null);
            return;
        }
        var sdp = body.isEmpty() ? null : Sdp.read(body);
        if (sdp == null && !body.isEmpty()) {
            answerReoffer(Response.NOT_ACCEPTABLE_HERE, null);
            return;
        }
        tell(new SipNote.Reoffered(sdp));
    }

    /** The answer to our refresh; only "no such call" and "nobody there" end a call (RFC 4028, section 10). */
    void refreshAnswered(Response response) {
        int status = response.getStatusCode();
        if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            tell(new SipNote.Vanished());
        } else if (status >= Response.OK) {
            tell(new SipNote.Refreshed());
        }
    }

    void acknowledge(Dialog answering, Response response) {
        attempt(() -> {
            long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
            answering.sendAck(answering.createAck(sequence));
        });
    }

    void bye() {
        attempt(() -> {
            var standing = dialog;
            if (standing != null && standing.getState() != null && standing.getState() != DialogState.TERMINATED) {
                standing.sendRequest(wire.newClientTransaction(standing.createRequest(Request.BYE)));
            }
        });
    }

    private void answerReoffer(int status, @Nullable String sdp) {
        var transaction = reoffer;
        reoffer = null;
        if (transaction == null) {
            return;
        }
        attempt(() -> {
            var response = Messages.MESSAGES.createResponse(status, transaction.getRequest());
            Messages.introduce(response, wire.advertised(), wire.port(), transport);
            if (status == Response.OK) {
                Messages.putTimer(response, timer);
            }
            if (sdp != null) {
                Messages.putSdp(response, sdp);
            }
            if (status == Response.OK) {
                wire.answer(transaction, response);
            } else {
                transaction.sendResponse(response);
            }
        });
    }

    /** Something that is sent; a wire that fails is the other side's silence, not a fault of ours. */
    interface Sending {
        void send() throws SipException, InvalidArgumentException, ParseException;
    }

    void attempt(Sending sending) {
        try {
            sending.send();
        } catch (SipException | InvalidArgumentException | ParseException unsent) {
            log.debug("A SIP message could not be sent: {}", unsent.getClass().getName());
            tell(new SipNote.Vanished());
        }
    }
}
