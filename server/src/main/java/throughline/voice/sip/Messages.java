package throughline.voice.sip;

import gov.nist.javax.sip.header.extensions.SessionExpires;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.HeaderFactory;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import org.jspecify.annotations.Nullable;

/** Writes and reads what is ours in SIP messages: contact, session timer, SDP, which methods we understand. */
final class Messages {
    static final HeaderFactory HEADERS;
    static final AddressFactory ADDRESSES;
    static final MessageFactory MESSAGES;

    private static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, MESSAGE";
    private static final String TIMER = "timer";

    static {
        try {
            var factory = SipFactory.getInstance();
            HEADERS = factory.createHeaderFactory();
            ADDRESSES = factory.createAddressFactory();
            MESSAGES = factory.createMessageFactory();
        } catch (PeerUnavailableException broken) {
            throw new ExceptionInInitializerError(broken);
        }
    }

    private Messages() {}

    static javax.sip.header.Header allow() {
        try {
            return HEADERS.createAllowHeader(METHODS);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Says where to reach us within the call, and what we understand. */
    static void introduce(Message message, String host, int port, String transport) throws ParseException {
        var uri = (SipURI) ADDRESSES.createURI("sip:throughline@" + bracketed(host) + ":" + port);
        if (!transport.equalsIgnoreCase("udp")) {
            uri.setTransportParam(transport.toLowerCase(java.util.Locale.ROOT));
        }
        message.setHeader(HEADERS.createContactHeader(ADDRESSES.createAddress(uri)));
        message.setHeader(allow());
        message.setHeader(HEADERS.createSupportedHeader(TIMER));
    }

    static void putSdp(Message message, String sdp) throws ParseException {
        message.setContent(
                sdp.getBytes(StandardCharsets.US_ASCII), HEADERS.createContentTypeHeader("application", "sdp"));
    }

    /** The body as text, for SDP and INFO are ASCII; empty when there is none. */
    static String body(Message message) {
        var bytes = message.getRawContent();
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    static void putTimer(Message message, SessionTimer timer) throws ParseException {
        if (!timer.interval().isZero()) {
            message.setHeader(HEADERS.createHeader(SessionExpires.NAME, timer.header()));
        }
    }

    /** Asks for a session timer of ours in a request; whoever answers says who refreshes. */
    static void askForTimer(Message message, Duration interval) throws ParseException {
        message.setHeader(HEADERS.createHeader(SessionExpires.NAME, String.valueOf(interval.toSeconds())));
        message.setHeader(HEADERS.createHeader("Min-SE", String.valueOf(SessionTimer.LEAST.toSeconds())));
    }

    static Duration sessionExpires(Message message) {
        return message.getHeader(SessionExpires.NAME) instanceof SessionExpires header
                ? Duration.ofSeconds(header.getExpires())
                : Duration.ZERO;
    }

    static String refresher(Message message) {
        var named =
                message.getHeader(SessionExpires.NAME) instanceof SessionExpires header ? header.getRefresher() : null;
        return named == null ? "" : named;
    }

    static boolean supportsTimer(Message message) {
        var headers = message.getHeaders(SupportedHeader.NAME);
        while (headers.hasNext()) {
            if (headers.next() instanceof SupportedHeader header && TIMER.equals(header.getOptionTag())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other side names this method among those that it understands. */
    static boolean allows(Message message, String method) {
        var headers = message.getHeaders("Allow");
        while (headers.hasNext()) {
            if (headers.next() instanceof javax.sip.header.AllowHeader header && method.equals(header.getMethod())) {
                return true;
            }
        }
        return false;
    }

    /** The key of a SIP INFO: {@code Signal=5} (application/dtmf-relay) or the bare key (application/dtmf); null for anything else. */
    static @Nullable Character digit(SIPRequest info) {
        var type = info.getContentTypeHeader();
        if (type == null || !type.getContentSubType().startsWith("dtmf")) {
            return null;
        }
        for (var line : body(info).split("\r?\n")) {
            var key = line.replaceFirst("(?i)^signal\\s*=\\s*", "").strip();
            if (key.length() == 1 && "0123456789*#ABCD".indexOf(key.charAt(0)) >= 0) {
                return key.charAt(0);
            }
        }
        return null;
    }

    static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
