package throughline.edge.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.DefaultDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Scope;
import throughline.notify.Incoming;
import throughline.notify.ShortMessages;

/**
 * Hears what a centre says in one session. It is acknowledged when it is kept, and then noted as acknowledged. What cannot be taken
 * apart at all is kept for people before the centre is told so.
 */
final class Ears implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

    /** Far more than the longest message; what says that it is longer would only fill our memory. */
    private static final int LONGEST = 128 * 1024;

    private static final int UNKNOWN = 0xFF;

    private final ShortMessages shortMessages;
    private final Map<Integer, String> kept = new ConcurrentHashMap<>();

    Ears(ShortMessages shortMessages) {
        this.shortMessages = shortMessages;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        try {
            var raw = Delivered.asText(pdu);
            Scope.EVERYTHING.run(() -> shortMessages.take(Delivered.read(pdu), raw));
            kept.put(pdu.getSequenceNumber(), raw);
        } catch (RuntimeException fault) {
            LOG.error("What the message centre said could not be kept; it is asked to say it again", fault);
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // Nobody here waits for a telephone to be reachable.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    PDUReader reader() {
        return new Reader();
    }

    PDUSender sender() {
        return new Sender();
    }

    /** What is too long ends the session, because nobody knows where the next message begins. */
    private final class Reader extends DefaultPDUReader {
        private final DefaultDecomposer decomposer = new DefaultDecomposer();

        @Override
        public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
            var head = super.readPDUHeader(in);
            if (head.getCommandLength() > LONGEST) {
                throw new InvalidCommandLengthException("A message of %d octets".formatted(head.getCommandLength()));
            }
            return head;
        }

        /** A message that cannot be taken apart becomes a command that nobody knows: that is answered, and the session goes on. */
        @Override
        public byte[] readPDU(DataInputStream in, Command head) throws IOException {
            var octets = super.readPDU(in, head);
            if (head.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
                try {
                    decomposer.deliverSm(octets);
                } catch (PDUStringException | RuntimeException malformed) {
                    keepMalformed(octets);
                    head.setCommandId(UNKNOWN);
                }
            }
            return octets;
        }

        private void keepMalformed(byte[] octets) {
            try {
                Scope.EVERYTHING.run(() ->
                        shortMessages.take(new Incoming.Unreadable("it is no deliver_sm"), Delivered.visible(octets)));
            } catch (RuntimeException fault) {
                LOG.error("A malformed message could not be kept", fault);
            }
        }
    }

    private final class Sender extends SynchronizedPDUSender {
        Sender() {
            super(new DefaultPDUSender());
        }

        @Override
        public byte[] sendDeliverSmResp(OutputStream out, int status, int number, String messageId) throws IOException {
            var raw = kept.remove(number);
            var sent = super.sendDeliverSmResp(out, status, number, messageId);
            if (raw != null) {
                noteAcknowledged(raw);
            }
            return sent;
        }

        private void noteAcknowledged(String raw) {
            try {
                Scope.EVERYTHING.run(() -> shortMessages.acknowledged(raw));
            } catch (RuntimeException fault) {
                LOG.error("That a message was acknowledged could not be noted", fault);
            }
        }
    }
}
