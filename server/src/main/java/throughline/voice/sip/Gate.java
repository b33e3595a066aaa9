package throughline.voice.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.header.RetryAfter;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Stands before the stack and answers, keeping no state, what need not go further: strangers (403), unknown methods (405), keep-alive
 * questions (200), and more calls than we can bear (503). Only INVITE, ACK, CANCEL, BYE, and INFO and UPDATE within a call pass, and
 * MESSAGE, which may come from anybody: an alarm device is in whatever network its lift has.
 */
final class Gate implements SIPMessageValve {
    private static final Set<String> IN_CALL = Set.of(Request.BYE, Request.INFO, Request.UPDATE, Request.INVITE);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final SipStackImpl stack;
    private final AllowedPeers peers;
    private final Admission admission;
    private final Admission messages;
    private final Consumer<String> awaitAnswered;
    private final SipFigures.Counters count;

    /**
     * @param messages how many MESSAGEs may come in
     * @param awaitAnswered waits while our 200 with this tag is being sent
     */
    Gate(
            SipStackImpl stack,
            AllowedPeers peers,
            Admission admission,
            Admission messages,
            Consumer<String> awaitAnswered,
            SipFigures.Counters count) {
        this.stack = stack;
        this.peers = peers;
        this.admission = admission;
        this.messages = messages;
        this.awaitAnswered = awaitAnswered;
        this.count = count;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        var method = request.getMethod();
        if (request.getToTag() != null) {
            awaitAnswered.accept(request.getToTag());
        }
        if (method.equals(Request.ACK)) {
            return true; // it is never answered; the stack drops one that belongs to nothing
        }
        if (method.equals(Request.MESSAGE)) {
            return stack.findTransaction(request, true) != null || admitted(messages, request, channel);
        }
        if (stack.getDialog(request.getDialogId(true)) != null) {
            return knownInCall(request, channel, method);
        }
        if (!peers.allow(channel.getPeerPacketSourceAddress())) {
            count.refusedForbidden.increment();
            return answer(request, channel, Response.FORBIDDEN);
        }
        return switch (method) {
            case Request.CANCEL -> cancels(request, channel);
            case Request.OPTIONS -> answer(request, channel, Response.OK);
            case Request.INVITE, Request.BYE, Request.INFO, Request.UPDATE -> outsideOfCalls(request, channel, method);
            default -> notAllowed(request, channel);
        };
    }

    private boolean knownInCall(SIPRequest request, MessageChannel channel, String method) {
        if (IN_CALL.contains(method) || method.equals(Request.CANCEL)) {
            return true;
        }
        return method.equals(Request.OPTIONS) ? answer(request, channel, Response.OK) : notAllowed(request, channel);
    }

    private boolean outsideOfCalls(SIPRequest request, MessageChannel channel, String method) {
        if (stack.findTransaction(request, true) != null) {
            return true; // a retransmission: the stack repeats its answer
        }
        if (request.getToTag() != null || !method.equals(Request.INVITE)) {
            count.foreignDialogs.increment();
            return answer(request, channel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
        return admitted(admission, request, channel);
    }

    private boolean admitted(Admission by, SIPRequest request, MessageChannel channel) {
        if (by.admit()) {
            return true;
        }
        count.refusedOverload.increment();
        return answer(request, channel, Response.SERVICE_UNAVAILABLE);
    }

    private boolean cancels(SIPRequest request, MessageChannel channel) {
        if (stack.findCancelTransaction(request, true) != null) {
            return true;
        }
        count.foreignDialogs.increment();
        return answer(request, channel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }

    private boolean notAllowed(SIPRequest request, MessageChannel channel) {
        count.unknownMethods.increment();
        return answer(request, channel, Response.METHOD_NOT_ALLOWED);
    }

    private static boolean answer(SIPRequest request, MessageChannel channel, int status) {
        try {
            var response = request.createResponse(status);
            if (response.getToTag() == null) {
                // The same for each retransmission, as if there were a transaction (RFC 3261, section 8.2.7).
                response.setToTag(Integer.toHexString(request.getTransactionId().hashCode()));
            }
            addHeaders(response, status);
            channel.sendMessage(response);
        } catch (IOException | ParseException | InvalidArgumentException gone) {
            // who asked will ask again
        }
        return false;
    }

    /** What a final answer with this status says besides: when to try again, or what is understood. */
    static void addHeaders(Response response, int status) throws ParseException, InvalidArgumentException {
        if (status == Response.SERVICE_UNAVAILABLE) {
            var retry = new RetryAfter();
            retry.setRetryAfter(RETRY_AFTER_SECONDS);
            response.addHeader(retry);
        }
        if (status == Response.METHOD_NOT_ALLOWED || status == Response.OK) {
            response.addHeader(Messages.allow());
        }
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        return true;
    }

    @Override
    public void init(SipStack stack) {}

    @Override
    public void destroy() {}
}
