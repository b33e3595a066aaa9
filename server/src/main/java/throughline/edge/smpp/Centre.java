package throughline.edge.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import throughline.notify.Alphabet;
import throughline.notify.Gateway;

/** One bound session with a message centre. */
final class Centre implements AutoCloseable {
    private static final Duration BIND = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(8);
    private static final Duration UNBIND = Duration.ofSeconds(2);
    /** After so long a silence we ask whether anybody is there. */
    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** So many parts may wait for their answer at once; what most carriers allow is more. */
    static final int WINDOW = 5;

    /** So many of what the centre says are dealt with at once: while they wait for the database, answers must still be read. */
    private static final int EARS = 8;

    /** It will never take this part: its length, its recipient, the kind of its recipient's number. */
    private static final Set<Integer> NEVER = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI);

    private static final Set<Integer> TOO_FAST =
            Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    private static final Map<Integer, String> MEANINGS = Map.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN, "message too long",
            SMPPConstant.STAT_ESME_RINVBNDSTS, "not bound for this",
            SMPPConstant.STAT_ESME_RALYBND, "already bound",
            SMPPConstant.STAT_ESME_RSYSERR, "system error",
            SMPPConstant.STAT_ESME_RINVSRCADR, "sender not allowed",
            SMPPConstant.STAT_ESME_RINVDSTADR, "no such recipient",
            SMPPConstant.STAT_ESME_RBINDFAIL, "bind failed",
            SMPPConstant.STAT_ESME_RINVPASWD, "wrong password",
            SMPPConstant.STAT_ESME_RINVSYSID, "unknown system id",
            SMPPConstant.STAT_ESME_RTHROTTLED, "too fast");

    /** What the centre made of a part. */
    sealed interface Said {
        record Took(String messageId) implements Said {}

        record TooFast(String words) implements Said {}

        record Never(String words) implements Said {}

        record NotNow(String words) implements Said {}
    }

    /** One short message. {@code header} is empty for one that is alone. */
    record Part(String to, Alphabet alphabet, byte[] header, byte[] octets) {}

    private final Gateway.Smpp gateway;
    private final SMPPSession session;
    private final Semaphore window = new Semaphore(WINDOW);
    private final long since = System.nanoTime();

    private Centre(Gateway.Smpp gateway, SMPPSession session) {
        this.gateway = gateway;
        this.session = session;
    }

    /**
     * @param ended called when the session is over, however it ended
     * @throws IOException with words for people
     */
    static Centre bound(Gateway.Smpp gateway, SSLSocketFactory secure, Ears ears, Runnable ended) throws IOException {
        var session = new SMPPSession(ears.sender(), ears.reader(), new Socketry(gateway.tls(), secure));
        session.setEnquireLinkTimer((int) SILENCE.toMillis());
        session.setTransactionTimer(RESPONSE.toMillis());
        session.setPduProcessorDegree(EARS);
        session.setMessageReceiverListener(ears);
        session.addSessionStateListener((now, _, _) -> {
            if (!now.isNotClosed()) {
                ended.run();
            }
        });
        try {
            session.connectAndBind(
                    gateway.host(),
                    gateway.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            gateway.systemId(),
                            gateway.password(),
                            gateway.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    BIND.toMillis());
            return new Centre(gateway, session);
        } catch (IOException failed) {
            session.close();
            throw new IOException(
                    failed.getCause() instanceof NegativeResponseException refused
                            ? "The message centre does not let us in: %s.".formatted(status(refused.getCommandStatus()))
                            : "The message centre cannot be reached (%s)."
                                    .formatted((failed.getCause() == null ? failed : failed.getCause())
                                            .getClass()
                                            .getSimpleName()),
                    failed);
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    boolean isFor(Gateway.Smpp wanted) {
        return gateway.equals(wanted) && session.getSessionState().isBound();
    }

    Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Hands one part over and waits for what is said of it, at most some seconds. */
    Said submit(Part part, Duration most) throws InterruptedException {
        if (!window.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Said.NotNow("The message centre is slow; others are waiting for its answer.");
        }
        try {
            return new Said.Took(submitted(part));
        } catch (NegativeResponseException refused) {
            return said(refused.getCommandStatus());
        } catch (GenericNackResponseException refused) {
            return said(refused.getCommandStatus());
        } catch (ResponseTimeoutException _) {
            return new Said.NotNow(
                    "The message centre did not answer within %d seconds.".formatted(RESPONSE.toSeconds()));
        } catch (InvalidResponseException | PDUException strange) {
            return new Said.NotNow("The message centre's answer could not be read (%s)."
                    .formatted(strange.getClass().getSimpleName()));
        } catch (IOException gone) {
            return new Said.NotNow("The connection to the message centre ended (%s)."
                    .formatted(gone.getClass().getSimpleName()));
        } finally {
            window.release();
        }
    }

    private String submitted(Part part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var from = Sender.of(gateway.sender());
        var octets = new byte[part.header.length + part.octets.length];
        System.arraycopy(part.header, 0, octets, 0, part.header.length);
        System.arraycopy(part.octets, 0, octets, part.header.length, part.octets.length);
        boolean beside = part.header.length == 0 && octets.length > (part.alphabet == Alphabet.GSM ? 160 : 140);
        var result = session.submitShortMessage(
                "",
                from.kind(),
                from.plan(),
                from.name(),
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                part.to.substring(1),
                new ESMClass(part.header.length > 0 ? SMPPConstant.ESMCLS_UDHI_INDICATOR_SET : 0),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                (byte) 0,
                new RawDataCoding((byte) (part.alphabet == Alphabet.GSM ? 0x00 : 0x08)),
                (byte) 0,
                beside ? new byte[0] : octets,
                beside
                        ? new OptionalParameter[] {new OptionalParameter.Message_payload(octets)}
                        : new OptionalParameter[0]);
        return result.getMessageId();
    }

    private static Said said(int code) {
        var words = status(code);
        return TOO_FAST.contains(code)
                ? new Said.TooFast(words)
                : NEVER.contains(code) ? new Said.Never(words) : new Said.NotNow(words);
    }

    private static String status(int code) {
        var hex = "0x" + HexFormat.of().withUpperCase().toHexDigits(code);
        var meaning = MEANINGS.get(code);
        return meaning == null ? hex : meaning + " (" + hex + ")";
    }

    /** Says goodbye if that is quick, and goes in any case. */
    @Override
    public void close() {
        var goodbye = Thread.ofVirtual().name("smpp-goodbye").start(session::unbindAndClose);
        try {
            if (!goodbye.join(UNBIND)) {
                session.close();
            }
        } catch (InterruptedException _) {
            session.close();
            Thread.currentThread().interrupt();
        }
    }

    /** How a centre is told who sends: a number of the world, a short one of this network, or a name. */
    private record Sender(TypeOfNumber kind, NumberingPlanIndicator plan, String name) {
        static Sender of(String sender) {
            if (sender.startsWith("+")) {
                return new Sender(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, sender.substring(1));
            }
            return sender.matches("[0-9]+")
                    ? new Sender(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, sender)
                    : new Sender(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, sender);
        }
    }
}
