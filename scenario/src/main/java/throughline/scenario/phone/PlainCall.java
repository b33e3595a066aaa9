package throughline.scenario.phone;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call that we place: INVITE, ACK, CANCEL and BYE over UDP (RFC 3261 §17), with retransmissions until the other side answers.
 * {@link #leave()} may come at any moment and does what fits it.
 */
public final class PlainCall {
    private static final String CRLF = "\r\n";

    private final Switchboard board;
    private final ScheduledExecutorService timers;
    private final String id = UUID.randomUUID().toString();
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String branch = newBranch();
    private final String from;
    private final String to;
    private final int mediaPort;
    private final CompletableFuture<Long> ringing = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> provisional = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> again;
    private long invitedAt;
    private boolean leaving;
    private String toHeader;
    private @Nullable String target;

    PlainCall(Switchboard board, ScheduledExecutorService timers, String from, String to, int mediaPort) {
        this.board = board;
        this.timers = timers;
        this.from = from;
        this.to = to;
        this.mediaPort = mediaPort;
        this.toHeader = "<" + uri() + ">";
    }

    public String id() {
        return id;
    }

    /** When the INVITE was sent first, on {@link System#nanoTime()}. */
    public long invitedAt() {
        return invitedAt;
    }

    /** When 180 came, on {@link System#nanoTime()}. */
    public CompletableFuture<Long> ringing() {
        return ringing;
    }

    /** When 200 came, on {@link System#nanoTime()}. */
    public CompletableFuture<Long> answered() {
        return answered;
    }

    /** The final status of a call that was not answered, or 200 once an answered call was ended by either side. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    void invite() {
        invitedAt = System.nanoTime();
        sendUntilAnswered(request("INVITE", 1, branch, uri(), sdp()));
    }

    /** Hangs up: BYE when answered; CANCEL as soon as the first response allows it (RFC 3261 §9.1) when not. */
    public synchronized void leave() {
        if (leaving || ended.isDone()) {
            return;
        }
        leaving = true;
        if (answered.isDone()) {
            bye();
        } else {
            provisional.thenRun(this::cancel);
        }
    }

    synchronized void receive(Message message) {
        int status = message.status();
        if (status == 0) {
            answer(message);
        } else if (message.method().equals("INVITE")) {
            response(status, message);
        } else if (status >= 200 && message.method().equals("BYE")) {
            over(200);
        } else if (status >= 200) {
            quiet();
        }
    }

    private void response(int status, Message message) {
        if (status < 200) {
            if (!provisional.isDone()) {
                quiet();
                provisional.complete(true);
            }
            if (status == 180) {
                ringing.complete(System.nanoTime());
            }
            return;
        }
        toHeader = message.header("To");
        if (status >= 300) {
            board.send(request("ACK", 1, branch, uri(), ""));
            over(status);
            return;
        }
        target = message.contact();
        board.send(request("ACK", 1, newBranch(), dialogTarget(), ""));
        if (answered.complete(System.nanoTime())) {
            quiet();
            if (leaving) {
                bye();
            }
        }
    }

    private void answer(Message request) {
        if (request.method().equals("ACK")) {
            return;
        }
        var lines = new StringBuilder("SIP/2.0 200 OK" + CRLF);
        request.all("Via").forEach(via -> lines.append("Via: ").append(via).append(CRLF));
        for (var name : new String[] {"From", "To", "Call-ID", "CSeq"}) {
            lines.append(name).append(": ").append(request.header(name)).append(CRLF);
        }
        board.send(lines + "Content-Length: 0" + CRLF + CRLF);
        if (request.method().equals("BYE")) {
            over(200);
        }
    }

    private synchronized void cancel() {
        if (!answered.isDone() && !ended.isDone()) {
            sendUntilAnswered(request("CANCEL", 1, branch, uri(), ""));
        }
    }

    private void bye() {
        sendUntilAnswered(request("BYE", 2, newBranch(), dialogTarget(), ""));
    }

    private void over(int status) {
        quiet();
        ended.complete(status);
    }

    private synchronized void sendUntilAnswered(String message) {
        quiet();
        board.send(message);
        again = timers.scheduleWithFixedDelay(() -> board.send(message), 500, 1000, MILLISECONDS);
    }

    private void quiet() {
        if (again != null) {
            again.cancel(false);
        }
    }

    private String request(String method, int sequence, String viaBranch, String uri, String body) {
        return String.join(
                CRLF,
                method + " " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=%s".formatted(board.port(), viaBranch),
                "From: <sip:%s@127.0.0.1:%d>;tag=%s".formatted(from, board.port(), tag),
                "To: " + toHeader,
                "Call-ID: " + id,
                "CSeq: " + sequence + " " + method,
                "Contact: <sip:%s@127.0.0.1:%d>".formatted(from, board.port()),
                "Max-Forwards: 70",
                body.isEmpty()
                        ? "Content-Length: 0"
                        : "Content-Type: application/sdp" + CRLF + "Content-Length: " + body.length(),
                "",
                body);
    }

    private String sdp() {
        return String.join(
                CRLF,
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio %d RTP/AVP 0 101".formatted(mediaPort),
                "a=rtpmap:101 telephone-event/8000",
                "a=ptime:20",
                "");
    }

    private String uri() {
        return "sip:%s@127.0.0.1:%d".formatted(to, board.serverPort());
    }

    private String dialogTarget() {
        return target == null ? uri() : target;
    }

    private static String newBranch() {
        return "z9hG4bK" + UUID.randomUUID();
    }
}
