package throughline.voice.sip;

import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.text.ParseException;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javax.sip.ClientTransaction;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransportAlreadySupportedException;
import javax.sip.TransportNotSupportedException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP ports, UDP and TCP, and all calls on them. */
public final class SipWire implements AutoCloseable {
    /**
     * @param advertised the address that others reach us at
     * @param allowedPeers addresses and CIDR blocks that may call us
     * @param callsPerSecond more new calls than this get 503
     * @param maxCalls with more live calls than this a new one gets 503
     * @param sessionExpires the session timer that we ask for, at least 90 s
     */
    public record Settings(
            String bind,
            String advertised,
            int port,
            List<String> allowedPeers,
            int callsPerSecond,
            int maxCalls,
            Duration sessionExpires) {}

    private static final Logger log = LoggerFactory.getLogger(SipWire.class);
    private static final AtomicInteger stacks = new AtomicInteger();
    private static final String NIST = "gov.nist.javax.sip.";
    private static final int UDP_BUFFER = 4 << 20;
    private static final int MAX_TRANSACTIONS = 20_000;
    private static final int MAX_CONNECTIONS = 500;

    private final Settings settings;
    private final SipStackImpl stack;
    private final SipProvider provider;
    private final Map<String, CountDownLatch> answering = new ConcurrentHashMap<>();
    private final SipFigures.Counters count = new SipFigures.Counters();

    /**
     * Opens both ports.
     *
     * @param liveCalls how many calls live now, for the ceiling
     * @param correspondents take what is no call
     * @throws BindException when a port is taken; no thread and no socket is left
     */
    public static SipWire open(Settings settings, IntSupplier liveCalls, Callers callers, Correspondents correspondents)
            throws IOException {
        var bind = InetAddress.getByName(settings.bind());
        // The stack leaves threads behind when it cannot bind, so we look first.
        try (var udp = new DatagramSocket(new InetSocketAddress(bind, settings.port()));
                var tcp = new ServerSocket()) {
            tcp.bind(new InetSocketAddress(bind, settings.port()));
        }
        try {
            return new SipWire(settings, liveCalls, callers, correspondents);
        } catch (PeerUnavailableException | TransportNotSupportedException | ObjectInUseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SipWire(Settings settings, IntSupplier liveCalls, Callers callers, Correspondents correspondents)
            throws BindException, PeerUnavailableException, TransportNotSupportedException, ObjectInUseException {
        this.settings = settings;
        var peers = new AllowedPeers(settings.allowedPeers());
        stack = new SipStackImpl(stackProperties());
        endEventScanner();
        try {
            stack.setMessageParserFactory(ignored -> new Reader(count.malformed));
            stack.sipMessageValves.add(new Gate(
                    stack,
                    peers,
                    new Admission(settings.callsPerSecond(), settings.maxCalls(), liveCalls, System::nanoTime),
                    new Admission(settings.callsPerSecond(), Integer.MAX_VALUE, () -> 0, System::nanoTime),
                    this::awaitAnswered,
                    count));
            provider = stack.createSipProvider(listen("udp"));
            provider.addListeningPoint(listen("tcp"));
            provider.addSipListener(new Switchboard(this, callers, correspondents, count));
        } catch (InvalidArgumentException taken) {
            close();
            throw new BindException(taken.getMessage());
        } catch (TooManyListenersException | TransportAlreadySupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ListeningPoint listen(String transport) throws TransportNotSupportedException, InvalidArgumentException {
        var point = stack.createListeningPoint(settings.bind(), settings.port(), transport);
        try {
            point.setSentBy(Messages.bracketed(settings.advertised()) + ":" + settings.port());
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(
                    "The advertised address is no host: " + settings.advertised(), malformed);
        }
        return point;
    }

    private static Properties stackProperties() {
        var properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "throughline-" + stacks.incrementAndGet());
        properties.setProperty(NIST + "STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty(NIST + "SERVER_LOGGER", QuietServerLogger.class.getName());
        properties.setProperty(NIST + "NETWORK_LAYER", NoDelayLayer.class.getName());
        properties.setProperty(NIST + "TIMER_CLASS_NAME", StackTimer.class.getName());
        properties.setProperty(NIST + "REENTRANT_LISTENER", "true");
        properties.setProperty(
                NIST + "THREAD_POOL_SIZE",
                String.valueOf(Math.max(2, Runtime.getRuntime().availableProcessors())));
        properties.setProperty(NIST + "RECEIVE_UDP_BUFFER_SIZE", String.valueOf(UDP_BUFFER));
        properties.setProperty(NIST + "SEND_UDP_BUFFER_SIZE", String.valueOf(UDP_BUFFER));
        properties.setProperty(NIST + "MAX_MESSAGE_SIZE", String.valueOf(2 * Reader.MAX_MESSAGE));
        properties.setProperty(NIST + "MAX_SERVER_TRANSACTIONS", String.valueOf(MAX_TRANSACTIONS));
        properties.setProperty(NIST + "MAX_CONNECTIONS", String.valueOf(MAX_CONNECTIONS));
        properties.setProperty(NIST + "READ_TIMEOUT", "10000");
        properties.setProperty(NIST + "CONNECTION_TIMEOUT", "3000");
        return properties;
    }

    /**
     * Places a call.
     *
     * @param trunk host:port, {@code ;transport=tcp} allowed
     * @param ear hears what becomes of it
     * @throws IllegalArgumentException when number or trunk cannot be written as an address
     */
    public PlacedCall place(String to, String from, String trunk, String sdp, Consumer<SipNote> ear) {
        var transport = trunk.toLowerCase(Locale.ROOT).contains(";transport=tcp") ? "tcp" : "udp";
        try {
            var invite = invitation(to, from, trunk, transport);
            Messages.introduce(invite, advertised(), port(), transport);
            Messages.askForTimer(invite, sessionExpires());
            Messages.putSdp(invite, sdp);
            var transaction = newClientTransaction(invite);
            var call = new PlacedCall(this, transaction, transport);
            call.listen(ear);
            transaction.setApplicationData(call);
            call.attempt(transaction::sendRequest);
            return call;
        } catch (ParseException | InvalidArgumentException | SipException malformed) {
            throw new IllegalArgumentException("This call cannot be placed through the trunk " + trunk, malformed);
        }
    }

    /** A MESSAGE that is no part of a call. */
    Request message(SipURI target, Address from, Address to) throws ParseException, InvalidArgumentException {
        var transport = target.getTransportParam() == null ? "udp" : target.getTransportParam();
        return request(Request.MESSAGE, target, from, to, transport);
    }

    private Request invitation(String to, String from, String trunk, String transport)
            throws ParseException, InvalidArgumentException {
        var target = Messages.ADDRESSES.createURI("sip:" + to + "@" + trunk);
        var host = trunk.replaceFirst("[:;].*", "");
        var caller = Messages.ADDRESSES.createAddress("<sip:" + from + "@" + Messages.bracketed(advertised()) + ">");
        var called = Messages.ADDRESSES.createAddress("<sip:" + to + "@" + host + ">");
        return request(Request.INVITE, target, caller, called, transport);
    }

    private Request request(String method, URI target, Address from, Address to, String transport)
            throws ParseException, InvalidArgumentException {
        var vias = List.of(((ListeningPointExt) provider.getListeningPoint(transport)).createViaHeader());
        return Messages.MESSAGES.createRequest(
                target,
                method,
                provider.getNewCallId(),
                Messages.HEADERS.createCSeqHeader(1L, method),
                Messages.HEADERS.createFromHeader(
                        from, gov.nist.javax.sip.Utils.getInstance().generateTag()),
                Messages.HEADERS.createToHeader(to, null),
                vias,
                Messages.HEADERS.createMaxForwardsHeader(70));
    }

    ClientTransaction newClientTransaction(Request request) throws SipException {
        return provider.getNewClientTransaction(request);
    }

    /**
     * Sends a 200 to an INVITE. The stack puts the dialog in order only after it has sent: an ACK or BYE that is faster than that
     * would find no call, so the gate lets it wait by {@link #awaitAnswered}.
     */
    void answer(ServerTransaction invite, Response ok) throws SipException, InvalidArgumentException {
        var tag = ((ToHeader) ok.getHeader(ToHeader.NAME)).getTag();
        var sent = new CountDownLatch(1);
        answering.put(tag, sent);
        try {
            invite.sendResponse(ok);
        } finally {
            answering.remove(tag);
            sent.countDown();
        }
    }

    private void awaitAnswered(String tag) {
        var sent = answering.get(tag);
        try {
            if (sent != null && !sent.await(1, TimeUnit.SECONDS)) {
                log.debug("A message for a call overtakes its answer, which takes more than a second.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    SipProvider provider() {
        return provider;
    }

    String advertised() {
        return settings.advertised();
    }

    int port() {
        return settings.port();
    }

    Duration sessionExpires() {
        return settings.sessionExpires();
    }

    public SipFigures figures() {
        return count.now();
    }

    /** The stack's scanner thread would outlive everything; with a listener that is called directly it has nothing to do. */
    private void endEventScanner() {
        var scanner = stack.getEventScanner();
        scanner.forceStop();
        scanner.addEvent(new EventWrapper(new IOExceptionEvent(stack, "", 0, ""), null));
    }

    /** Closes the ports. Calls that were not ended before are left without a word. */
    @Override
    public void close() {
        try {
            stack.stop();
        } catch (NullPointerException | ConcurrentModificationException justOpened) {
            stack.stop(); // its UDP thread had not begun yet, or just did; what is left to stop is stopped now
        }
    }
}
