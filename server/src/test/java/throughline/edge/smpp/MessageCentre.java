package throughline.edge.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A carrier's message centre on this machine, of another maker's hand than our end of the wire only where it decides what to say. */
final class MessageCentre implements AutoCloseable {
    static final String SYSTEM_ID = "lifts";
    static final String PASSWORD = "secret8";

    /** What it makes of a part: the name that it gives, or a refusal. */
    interface Mood {
        String name(SubmitSm part) throws ProcessRequestException;
    }

    private final List<SubmitSm> got = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger names = new AtomicInteger(0xA0);
    private final int port;
    private SMPPServerSessionListener door;
    private volatile Mood mood = _ -> next();
    private volatile String lets = PASSWORD;

    MessageCentre() {
        port = freePort();
        door = opened();
    }

    int port() {
        return port;
    }

    /** A name that no part had before, in hexadecimal. */
    String next() {
        return "%08X".formatted(names.incrementAndGet());
    }

    void says(Mood mood) {
        this.mood = mood;
    }

    void letsInWith(String password) {
        lets = password;
    }

    /** Parts whose words have this beginning, or all of a number. */
    List<SubmitSm> got(String to) {
        return got.stream().filter(part -> part.getDestAddress().equals(to)).toList();
    }

    /** How often somebody was let in. */
    int bound() {
        return sessions.size();
    }

    boolean hasSomebody() {
        return sessions.stream().anyMatch(session -> session.getSessionState().isBound());
    }

    /** Waits for the answer as long as a centre does. */
    void delivers(int kind, String from, String to, int coding, byte[] octets, OptionalParameter... beside)
            throws Exception {
        session()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        from,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(kind),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new RawDataCoding((byte) coding),
                        octets,
                        beside);
    }

    SMPPServerSession session() {
        return sessions.getLast();
    }

    /** The connection ends in the middle of whatever happens. */
    void hangsUp() {
        sessions.forEach(SMPPServerSession::close);
    }

    void goesDown() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangsUp();
    }

    void comesBack() {
        door = opened();
    }

    @Override
    public void close() {
        goesDown();
    }

    private SMPPServerSessionListener opened() {
        try {
            var fresh = new SMPPServerSessionListener(port);
            fresh.setMessageReceiverListener(new Ear());
            fresh.setPduProcessorDegree(8);
            Thread.ofVirtual().name("centre").start(() -> letIn(fresh));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(SMPPServerSessionListener at) {
        while (true) {
            try {
                var session = at.accept();
                session.setTransactionTimer(10_000);
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var asks = session.waitForBind(5_000);
            if (asks.getSystemId().equals(SYSTEM_ID) && asks.getPassword().equals(lets)) {
                asks.accept("centre");
                sessions.add(session);
            } else {
                asks.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | TimeoutException | org.jsmpp.PDUStringException gone) {
            session.close();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ear implements ServerMessageReceiverListener {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm part, SMPPServerSession source) throws ProcessRequestException {
            got.add(part);
            try {
                return new SubmitSmResult(new MessageId(mood.name(part)), new OptionalParameter[0]);
            } catch (org.jsmpp.PDUStringException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw notHere();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
            throw notHere();
        }

        private static ProcessRequestException notHere() {
            return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
