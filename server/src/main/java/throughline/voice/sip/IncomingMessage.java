package throughline.voice.sip;

import gov.nist.javax.sip.Utils;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ToHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A MESSAGE that came in (RFC 3428), to be answered once. What its sender repeats meanwhile, or afterwards, the wire answers by itself. */
public final class IncomingMessage {
    private static final Logger log = LoggerFactory.getLogger(IncomingMessage.class);
    private static final int USUAL_PORT = 5060;

    private final SipWire wire;
    private final ServerTransaction transaction;
    private final SIPRequest request;

    IncomingMessage(SipWire wire, ServerTransaction transaction, SIPRequest request) {
        this.wire = wire;
        this.transaction = transaction;
        this.request = request;
    }

    /** The IP address that it came from. */
    public String peer() {
        return request.getPeerPacketSourceAddress().getHostAddress();
    }

    /** Such as {@code application/xml}, in small letters and without parameters; empty where it says none. */
    public String type() {
        var header = request.getContentTypeHeader();
        return header == null
                ? ""
                : (header.getContentType() + "/" + header.getContentSubType()).toLowerCase(Locale.ROOT);
    }

    public byte[] body() {
        var body = request.getRawContent();
        return body == null ? new byte[0] : body;
    }

    /** 200 OK. */
    public void take() {
        attempt(() -> transaction.sendResponse(response(Response.OK)));
    }

    /** 200 OK with a body. */
    public void take(String type, byte[] body) {
        attempt(() -> {
            var ok = response(Response.OK);
            put(ok, type, body);
            transaction.sendResponse(ok);
        });
    }

    /** 415. @param understood types that would be */
    public void refuseType(List<String> understood) {
        attempt(() -> {
            var refusal = response(Response.UNSUPPORTED_MEDIA_TYPE);
            for (var type : understood) {
                var parts = type.split("/", 2);
                refusal.addHeader(Messages.HEADERS.createAcceptHeader(parts[0], parts[1]));
            }
            transaction.sendResponse(refusal);
        });
    }

    /** A final status, 400–699. */
    public void refuse(int status) {
        attempt(() -> {
            var refusal = response(status);
            Gate.addHeaders(refusal, status);
            transaction.sendResponse(refusal);
        });
    }

    /** As if it had never come: over UDP the next time that it is sent is the first. Nobody sends it again over TCP, so that is a 503. */
    public void forget() {
        if (overUdp()) {
            attempt(transaction::terminate);
        } else {
            refuse(Response.SERVICE_UNAVAILABLE);
        }
    }

    /**
     * Writes to whoever sent it. That goes where it came from, and nowhere else: a Contact counts only for its port, and only where it
     * names the address that the message came from. Otherwise anybody could have us write to somebody else.
     */
    public void write(String type, byte[] body) {
        attempt(() -> {
            var message = wire.message(
                    answersTo(), request.getTo().getAddress(), request.getFrom().getAddress());
            put(message, type, body);
            wire.newClientTransaction(message).sendRequest();
        });
    }

    private SipURI answersTo() throws ParseException, InvalidArgumentException {
        var contact = request.getContactHeader() == null
                ? null
                : sip(request.getContactHeader().getAddress());
        var named = contact == null ? sip(request.getFrom().getAddress()) : contact;
        var target =
                Messages.ADDRESSES.createSipURI(named == null ? null : named.getUser(), Messages.bracketed(peer()));
        if (overUdp()) {
            target.setPort(contact != null && peer().equals(contact.getHost()) ? port(contact) : sourcePort());
        } else {
            target.setPort(sourcePort()); // the connection that is there
            target.setTransportParam("tcp");
        }
        return target;
    }

    private static @Nullable SipURI sip(Address address) {
        return address.getURI() instanceof SipURI uri ? uri : null;
    }

    private static int port(SipURI uri) {
        return uri.getPort() > 0 ? uri.getPort() : USUAL_PORT;
    }

    private int sourcePort() {
        return request.getPeerPacketSourcePort();
    }

    private boolean overUdp() {
        return request.getTopmostVia().getTransport().equalsIgnoreCase("udp");
    }

    private Response response(int status) throws ParseException {
        var response = Messages.MESSAGES.createResponse(status, request);
        var to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null) {
            to.setTag(Utils.getInstance().generateTag());
        }
        return response;
    }

    private static void put(javax.sip.message.Message message, String type, byte[] body) throws ParseException {
        var parts = type.split("/", 2);
        message.setContent(body, Messages.HEADERS.createContentTypeHeader(parts[0], parts[1]));
    }

    private interface Sending {
        void go() throws SipException, ParseException, InvalidArgumentException;
    }

    /** Whoever does not get our answer sends the message again. */
    private static void attempt(Sending sending) {
        try {
            sending.go();
        } catch (SipException | ParseException | InvalidArgumentException gone) {
            log.debug(
                    "An answer to a MESSAGE did not leave: {}", gone.getClass().getName());
        }
    }
}
