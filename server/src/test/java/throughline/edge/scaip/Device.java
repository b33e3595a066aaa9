package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.UUID;

/** An alarm device that writes its SIP messages by hand, over UDP or TCP. */
final class Device implements AutoCloseable {
    static final String SCAIP = "application/scaip+xml";
    private static final int PATIENT = 20_000;
    private static final int LONG_ENOUGH_TO_BE_NO_ANSWER = 400;

    /** A socket that sends and receives whole messages. */
    private interface Wire extends AutoCloseable {
        int port();

        void send(byte[] message) throws IOException;

        String receive(int patience) throws IOException;

        @Override
        void close() throws IOException;
    }

    private final Wire wire;
    private final String transport;
    private final int server;
    private String contact;
    private byte[] latest = new byte[0];

    private Device(Wire wire, String transport, int server) {
        this.wire = wire;
        this.transport = transport;
        this.server = server;
        this.contact = "<sip:lift@127.0.0.1:%d>".formatted(wire.port());
    }

    static Device over(String transport, int server) throws IOException {
        return transport.equals("tcp")
                ? new Device(new Stream(server), "TCP", server)
                : new Device(new Datagrams(server), "UDP", server);
    }

    /** What it says of where it can be reached; empty for nothing. */
    Device contact(String address) {
        contact = address;
        return this;
    }

    Device writes(String document) throws IOException {
        return writes(document, SCAIP);
    }

    /** A MESSAGE of its own. */
    Device writes(String document, String type) throws IOException {
        var id = UUID.randomUUID().toString();
        latest = """
                MESSAGE sip:alarm@127.0.0.1:%d SIP/2.0
                Via: SIP/2.0/%s 127.0.0.1:%d;branch=z9hG4bK%s;rport
                Max-Forwards: 70
                From: <sip:4711@lift.example>;tag=%s
                To: <sip:alarm@centre.example>
                Call-ID: %s
                CSeq: 1 MESSAGE
                %s%sContent-Length: %d

                %s""".formatted(
                        server,
                        transport,
                        wire.port(),
                        id,
                        id.substring(0, 8),
                        id,
                        contact.isEmpty() ? "" : "Contact: " + contact + "\n",
                        type.isEmpty() ? "" : "Content-Type: " + type + "\n",
                        document.getBytes(UTF_8).length,
                        "\0")
                .replace("\n", "\r\n")
                .replace("\0", document)
                .getBytes(UTF_8);
        wire.send(latest);
        return this;
    }

    /** The same again, as its wire repeats what nobody has answered. */
    void repeats() throws IOException {
        wire.send(latest);
    }

    /** The response to what it wrote, whole. */
    String isAnswered(int status) throws IOException {
        var response = wire.receive(PATIENT);
        assertThat(response).startsWith("SIP/2.0 " + status).contains("CSeq: 1 MESSAGE");
        return response;
    }

    /** The document that comes in a MESSAGE of its own, which it takes. */
    String isWrittenTo() throws IOException {
        var message = hears();
        takes(message);
        return body(message);
    }

    String hears() throws IOException {
        return wire.receive(PATIENT);
    }

    void takes(String message) throws IOException {
        assertThat(message).startsWith("MESSAGE sip:");
        var answer = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (var line : message.split("\r\n\r\n")[0].split("\r\n")) {
            if (line.matches("(Via|From|Call-ID|CSeq):.*")) {
                answer.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                answer.append(line).append(";tag=lift\r\n");
            }
        }
        wire.send(answer.append("Content-Length: 0\r\n\r\n").toString().getBytes(UTF_8));
    }

    static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    void hearsNothing() {
        hearsNothingFor(LONG_ENOUGH_TO_BE_NO_ANSWER);
    }

    void hearsNothingFor(int millis) {
        assertThatThrownBy(() -> wire.receive(millis)).isInstanceOf(SocketTimeoutException.class);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }

    private static final class Datagrams implements Wire {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        Datagrams(int server) throws IOException {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length));
        }

        @Override
        public String receive(int patience) throws IOException {
            socket.setSoTimeout(patience);
            var packet = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), UTF_8);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Stream implements Wire {
        private final Socket socket;

        Stream(int server) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server);
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
        }

        @Override
        public String receive(int patience) throws IOException {
            socket.setSoTimeout(patience);
            var text = new ByteArrayOutputStream();
            while (!text.toString(UTF_8).endsWith("\r\n\r\n")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new EOFException("hung up after (%s)".formatted(text.toString(UTF_8)));
                }
                text.write(next);
            }
            var header = text.toString(UTF_8);
            int length = Integer.parseInt(header.replaceFirst("(?s).*\r\nContent-Length: *(\\d+).*", "$1"));
            return header + new String(socket.getInputStream().readNBytes(length), UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
