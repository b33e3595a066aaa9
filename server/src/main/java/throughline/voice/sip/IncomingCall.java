package throughline.voice.sip;

import gov.nist.javax.sip.Utils;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.Objects;
import javax.sip.ServerTransaction;
import javax.sip.address.SipURI;
import javax.sip.header.ToHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call that came in. Before the answer its owner may {@link #ring}, {@link #answer} or {@link #refuse}. */
public final class IncomingCall extends SipCall {
    private final ServerTransaction invite;
    private final SIPRequest request;
    private final @Nullable Sdp offer;
    private final String tag = Utils.getInstance().generateTag();
    private boolean answered;

    IncomingCall(SipWire wire, ServerTransaction invite, SIPRequest request, @Nullable Sdp offer) {
        super(wire, request.getTopmostVia().getTransport());
        this.invite = invite;
        this.request = request;
        this.offer = offer;
        stands(invite.getDialog());
    }

    /** What the caller offers; null when the INVITE has no SDP and our answer is to make the offer. */
    public @Nullable Sdp offer() {
        return offer;
    }

    /** The user part of From, empty when withheld. */
    public String from() {
        return request.getFrom().getAddress().getURI() instanceof SipURI uri
                        && !"anonymous".equalsIgnoreCase(uri.getUser())
                ? Objects.requireNonNullElse(uri.getUser(), "")
                : "";
    }

    public String displayName() {
        return Objects.requireNonNullElse(request.getFrom().getAddress().getDisplayName(), "");
    }

    /** The user part of the Request-URI. */
    public String dialled() {
        return request.getRequestURI() instanceof SipURI uri ? Objects.requireNonNullElse(uri.getUser(), "") : "";
    }

    /** Where it came from, such as {@code 192.0.2.7:5060/udp}. */
    public String peer() {
        return request.getPeerPacketSourceAddress().getHostAddress() + ":" + request.getPeerPacketSourcePort() + "/"
                + transport().toLowerCase(java.util.Locale.ROOT);
    }

    public String callId() {
        return request.getCallId().getCallId();
    }

    /** 180 Ringing. */
    public void ring() {
        respond(Response.RINGING, null);
    }

    /** 200 OK, repeated by the wire until the ACK. */
    public void answer(String sdp) {
        answered = true;
        agreed(
                SessionTimer.answered(
                        Messages.sessionExpires(request),
                        Messages.supportsTimer(request),
                        Messages.refresher(request),
                        wire.sessionExpires()),
                Messages.allows(request, "UPDATE"));
        respond(Response.OK, sdp);
    }

    /** A final status, 400–699. */
    public void refuse(int status) {
        answered = true;
        stopListening();
        respond(status, null);
    }

    @Override
    public void end() {
        if (answered) {
            stopListening();
            bye();
        } else {
            refuse(Response.REQUEST_TERMINATED);
        }
    }

    private void respond(int status, @Nullable String sdp) {
        attempt(() -> {
            var response = Messages.MESSAGES.createResponse(status, request);
            ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
            if (status < Response.MULTIPLE_CHOICES) {
                Messages.introduce(response, wire.advertised(), wire.port(), transport());
            }
            if (sdp != null) {
                putTimer(response);
                Messages.putSdp(response, sdp);
            }
            if (status == Response.OK) {
                wire.answer(invite, response);
            } else {
                invite.sendResponse(response);
            }
        });
    }

    private void putTimer(Response response) throws ParseException {
        Messages.putTimer(response, timer());
        if (!timer().weRefresh()) {
            response.setHeader(Messages.HEADERS.createRequireHeader("timer"));
        }
    }
}
