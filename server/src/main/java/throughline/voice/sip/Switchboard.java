package throughline.voice.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects what the stack reports with the call that it concerns. Runs on the stack's threads and never waits. */
final class Switchboard implements SipListenerExt {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    private final SipWire wire;
    private final Callers callers;
    private final Correspondents correspondents;
    private final SipFigures.Counters count;

    Switchboard(SipWire wire, Callers callers, Correspondents correspondents, SipFigures.Counters count) {
        this.wire = wire;
        this.callers = callers;
        this.correspondents = correspondents;
        this.count = count;
    }

    @Override
    public void processRequest(RequestEvent event) {
        var request = (SIPRequest) event.getRequest();
        try {
            switch (request.getMethod()) {
                case Request.INVITE -> invited(event, request);
                case Request.ACK -> acknowledged(event.getDialog(), request);
                case Request.CANCEL -> cancelled(event.getServerTransaction());
                case Request.BYE -> left(event.getServerTransaction(), event.getDialog());
                case Request.INFO -> informed(event.getServerTransaction(), event.getDialog(), request);
                case Request.UPDATE -> reoffered(event.getServerTransaction(), event.getDialog(), request);
                case Request.MESSAGE -> written(event.getServerTransaction(), request);
                default -> throw new IllegalStateException("The gate lets no " + request.getMethod() + " pass");
            }
        } catch (SipException | InvalidArgumentException | ParseException late) {
            // The other side took its request back, or sent it twice, while we answered.
            log.debug("A SIP request could not be answered: {}", late.getClass().getName());
        }
    }

    private void invited(RequestEvent event, SIPRequest request)
            throws SipException, InvalidArgumentException, ParseException {
        if (request.getToTag() != null) {
            reoffered(event.getServerTransaction(), event.getDialog(), request);
            return;
        }
        var transaction = event.getServerTransaction();
        if (transaction == null) {
            transaction = wire.provider().getNewServerTransaction(request);
        }
        var body = Messages.body(request);
        var offer = body.isEmpty() ? null : Sdp.read(body);
        var asked = Messages.sessionExpires(request);
        if (offer == null && !body.isEmpty()) {
            count.unacceptableSdp.increment();
            answer(transaction, Response.NOT_ACCEPTABLE_HERE);
        } else if (!asked.isZero() && asked.compareTo(SessionTimer.LEAST) < 0) {
            var tooSmall = Messages.MESSAGES.createResponse(SessionTimer.TOO_SMALL, request);
            tooSmall.setHeader(Messages.HEADERS.createHeader("Min-SE", String.valueOf(SessionTimer.LEAST.toSeconds())));
            transaction.sendResponse(tooSmall);
        } else {
            var call = new IncomingCall(wire, transaction, request, offer);
            transaction.getDialog().setApplicationData(call);
            callers.arrived(call);
        }
    }

    private void written(@Nullable ServerTransaction begun, SIPRequest request) throws SipException {
        var transaction = begun == null ? wire.provider().getNewServerTransaction(request) : begun;
        correspondents.arrived(new IncomingMessage(wire, transaction, request));
    }

    private static void acknowledged(@Nullable Dialog dialog, SIPRequest request) {
        var call = callOf(dialog);
        if (call != null) {
            var body = Messages.body(request);
            call.tell(new SipNote.Acknowledged(body.isEmpty() ? null : Sdp.read(body)));
        }
    }

    private static void cancelled(ServerTransaction transaction)
            throws SipException, InvalidArgumentException, ParseException {
        try {
            answer(transaction, Response.OK);
        } finally {
            var call = callOf(transaction.getDialog());
            if (call != null) {
                call.tell(new SipNote.Cancelled());
            }
        }
    }

    /** Who has left has left, also when our answer does not reach them any more because their connection is gone. */
    private static void left(@Nullable ServerTransaction transaction, @Nullable Dialog dialog)
            throws SipException, InvalidArgumentException, ParseException {
        try {
            if (transaction != null) {
                answer(transaction, Response.OK);
            }
        } finally {
            var call = callOf(dialog);
            if (call != null) {
                call.tell(new SipNote.Left());
            }
        }
    }

    private static void informed(@Nullable ServerTransaction transaction, @Nullable Dialog dialog, SIPRequest request)
            throws SipException, InvalidArgumentException, ParseException {
        var call = callOf(dialog);
        var digit = Messages.digit(request);
        if (transaction != null) {
            answer(transaction, digit == null ? Response.UNSUPPORTED_MEDIA_TYPE : Response.OK);
        }
        if (call != null && digit != null) {
            call.tell(new SipNote.Digit(digit));
        }
    }

    private static void reoffered(@Nullable ServerTransaction transaction, @Nullable Dialog dialog, SIPRequest request)
            throws SipException, InvalidArgumentException, ParseException {
        var call = callOf(dialog);
        if (transaction == null) {
            return;
        }
        if (call == null) {
            answer(transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            call.reoffered(transaction, request);
        }
    }

    private static void answer(ServerTransaction transaction, int status)
            throws SipException, InvalidArgumentException, ParseException {
        transaction.sendResponse(Messages.MESSAGES.createResponse(status, transaction.getRequest()));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        var response = event.getResponse();
        var transaction = event.getClientTransaction();
        var method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        var placed = transaction == null ? null : transaction.getApplicationData();
        if (placed instanceof PlacedCall call) {
            if (event.getDialog() != null) {
                event.getDialog().setApplicationData(call);
            }
            call.answered(response, event.getDialog());
            return;
        }
        var call = callOf(event.getDialog());
        if (call == null || method.equals(Request.BYE) || method.equals(Request.CANCEL)) {
            return;
        }
        if (method.equals(Request.INVITE) && response.getStatusCode() / 100 == 2) {
            call.acknowledge(event.getDialog(), response);
        }
        call.refreshAnswered(response);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (event.isServerTransaction()) {
            return;
        }
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction.getApplicationData() instanceof PlacedCall placed) {
            placed.tell(new SipNote.Rejected(Response.REQUEST_TIMEOUT));
            return;
        }
        var call = callOf(transaction.getDialog());
        if (call != null) {
            call.tell(new SipNote.Vanished());
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        var call = callOf(event.getDialog());
        if (call != null) {
            call.tell(new SipNote.Vanished());
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {}

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    private static @Nullable SipCall callOf(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof SipCall call ? call : null;
    }
}
