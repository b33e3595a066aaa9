package throughline.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A SIP phone over UDP that writes its messages by hand, so that it can also write them wrongly. One call at a time. */
public final class Phone implements AutoCloseable {
    public static final String SDP = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 21999 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=sendrecv
            """.replace("\n", "\r\n");

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private String callId = "";
    private String localTag = "";
    private String remoteTag = "";
    private String branch = "";
    private int sequence;

    public Phone(int serverPort) {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(8000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    }

    public String callId() {
        return callId;
    }

    public String remoteTag() {
        return remoteTag;
    }

    /** A new call with the usual offer. */
    public Phone invites(String dialled) {
        return invites(dialled, SDP, "");
    }

    public Phone invites(String dialled, String sdp, String moreHeaders) {
        beginsCall();
        sends(request("INVITE", dialled, sdp, moreHeaders));
        return this;
    }

    /** Takes new ids, for a message that is written and not sent. */
    public Phone beginsCall() {
        callId = UUID.randomUUID().toString();
        localTag = "t" + callId.substring(0, 8);
        remoteTag = "";
        sequence = 1;
        newBranch();
        return this;
    }

    public void sendsInviteAgain(String dialled) {
        sends(request("INVITE", dialled, SDP, ""));
    }

    public void acks() {
        acks("");
    }

    public void acks(String sdp) {
        var inviteBranch = branch;
        newBranch();
        sends(request("ACK", "help", sdp, ""));
        branch = inviteBranch;
    }

    public void cancels(String dialled) {
        sends(request("CANCEL", dialled, "", ""));
    }

    /** Sends a request within the call, with the next sequence number. */
    public void asks(String method, String body, String moreHeaders) {
        sends(next(method, body, moreHeaders));
    }

    /** The next request within the call, for whoever sends it in another way. */
    public String written(String method) {
        return next(method, "", "");
    }

    private String next(String method, String body, String moreHeaders) {
        sequence++;
        newBranch();
        return request(method, "help", body, moreHeaders);
    }

    public void hangsUp() {
        asks("BYE", "", "");
        awaits("200", "BYE");
    }

    /** Rings, is answered by the server and acknowledges. The application must tell Ring and Answer. */
    public String isAnswered() {
        var ok = awaits("200", "INVITE");
        acks();
        return ok;
    }

    /** Waits so long, then goes, in whatever state the call is: CANCEL, and BYE when the answer was faster. */
    public void leavesAfterNanos(long nanos) {
        LockSupport.parkNanos(nanos);
        cancels("help");
        while (true) {
            var text = hears();
            if (text.contains(" INVITE\r\n") && text.startsWith("SIP/2.0 487")) {
                acks();
                return;
            }
            if (text.contains(" INVITE\r\n") && text.startsWith("SIP/2.0 200")) {
                rememberTag(text);
                acks();
                hangsUp();
                return;
            }
        }
    }

    /** Answers a request of the server. */
    public void answers(String request, String status) {
        answers(request, status, "", "");
    }

    public void answers(String request, String status, String sdp, String moreHeaders) {
        var text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (var line : request.split("\r\n")) {
            if (line.startsWith("Via:")
                    || line.startsWith("From:")
                    || line.startsWith("Call-ID:")
                    || line.startsWith("CSeq:")) {
                text.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                text.append(line)
                        .append(line.contains(";tag=") ? "" : ";tag=phone")
                        .append("\r\n");
            }
        }
        text.append("Contact: <sip:phone@127.0.0.1:")
                .append(socket.getLocalPort())
                .append(">\r\n")
                .append(moreHeaders);
        if (!sdp.isEmpty()) {
            text.append("Content-Type: application/sdp\r\n");
        }
        sends(text.append("Content-Length: ")
                .append(sdp.length())
                .append("\r\n\r\n")
                .append(sdp)
                .toString());
    }

    /** Sends a request of the called side within a call that the server placed with this INVITE. */
    public void asksWithin(String invite, String method) {
        newBranch();
        sends(method + " " + header(invite, "Contact").replaceAll("[<>]", "") + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=z9hG4bK" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: " + header(invite, "To") + ";tag=phone\r\n"
                + "To: " + header(invite, "From") + "\r\n"
                + "Call-ID: " + header(invite, "Call-ID") + "\r\n"
                + "CSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n");
        awaits("200", method);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String request(String method, String dialled, String body, String moreHeaders) {
        return method + " sip:" + dialled + "@127.0.0.1:" + server.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: \"Ada\" <sip:+447700900123@127.0.0.1>;tag=" + localTag + "\r\n"
                + "To: <sip:" + dialled + "@127.0.0.1>"
                + (remoteTag.isEmpty() || method.equals("CANCEL") ? "" : ";tag=" + remoteTag) + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + (method.equals("ACK") || method.equals("CANCEL") ? 1 : sequence) + " " + method + "\r\n"
                + "Contact: <sip:ada@127.0.0.1:" + socket.getLocalPort() + ">\r\n"
                + moreHeaders
                + (body.isEmpty() || moreHeaders.contains("Content-Type") ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    public void sends(String text) {
        sends(text.getBytes(StandardCharsets.UTF_8));
    }

    public void sends(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message; 100 Trying is skipped. */
    public String hears() {
        var buffer = new byte[65_536];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                var text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
                if (!text.startsWith("SIP/2.0 100")) {
                    return text;
                }
            }
        } catch (SocketTimeoutException silence) {
            throw new AssertionError("The server says nothing.", silence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response with this status to this method; everything else on the way is skipped. */
    public String awaits(String status, String method) {
        while (true) {
            var text = hears();
            if (text.startsWith("SIP/2.0 ") && text.contains(" " + method + "\r\n")) {
                if (status.startsWith("1") == text.startsWith("SIP/2.0 1")) {
                    assertThat(text).startsWith("SIP/2.0 " + status);
                    rememberTag(text);
                    return text;
                }
            }
        }
    }

    /** The next request of the server with this method. */
    public String awaitsRequest(String method) {
        while (true) {
            var text = hears();
            if (text.startsWith(method + " ")) {
                return text;
            }
        }
    }

    public static String header(String message, String name) {
        for (var line : message.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private void rememberTag(String response) {
        var to = header(response, "To");
        if (to.contains(";tag=") && response.contains(" INVITE\r\n")) {
            remoteTag = to.substring(to.indexOf(";tag=") + 5);
        }
    }

    private void newBranch() {
        branch = UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
