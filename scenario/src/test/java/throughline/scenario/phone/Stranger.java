package throughline.scenario.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.UUID;

/** Somebody who sends whatever bytes they like, and reads what comes back. */
public final class Stranger implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress server;

    /** @param address where the datagrams come from: 127.0.0.1 may call us, 127.0.0.2 may not */
    public Stranger(String address, int serverPort) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.setSoTimeout(3000);
        server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort);
    }

    public void sends(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, server));
    }

    /** Sends a request and returns the status of the first final answer; 0 when none comes. */
    public int asks(String request) throws IOException {
        sends(request.getBytes(UTF_8));
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                socket.receive(packet);
                int status = Message.read(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                        .status();
                if (status >= 200) {
                    return status;
                }
            }
        } catch (SocketTimeoutException nothing) {
            return 0;
        }
    }

    /** Sends over a TCP connection of its own; the status of the answer, or 0 when the connection was closed without one. */
    public int asksOverTcp(String request) throws IOException {
        try (var connection = new Socket(server.getAddress(), server.getPort())) {
            connection.setSoTimeout(5000);
            connection.getOutputStream().write(request.getBytes(UTF_8));
            var answer = new String(connection.getInputStream().readNBytes(12), UTF_8);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(8, 11));
        } catch (SocketException closed) {
            return 0;
        }
    }

    /** A request of this method that is complete except for what {@code headers} and {@code body} spoil. */
    public String request(String method, String to, String headers, String body) {
        return String.join(
                "\r\n",
                "%s sip:%s@127.0.0.1:%d SIP/2.0".formatted(method, to, server.getPort()),
                "Via: SIP/2.0/UDP %s:%d;branch=z9hG4bK%s"
                        .formatted(socket.getLocalAddress().getHostAddress(), socket.getLocalPort(), UUID.randomUUID()),
                "From: <sip:stranger@127.0.0.1>;tag=%s".formatted(UUID.randomUUID()),
                "To: <sip:%s@127.0.0.1>".formatted(to),
                "Call-ID: " + UUID.randomUUID(),
                "CSeq: 1 " + method,
                "Contact: <sip:stranger@%s:%d>"
                        .formatted(socket.getLocalAddress().getHostAddress(), socket.getLocalPort()),
                "Max-Forwards: 70",
                headers,
                "",
                body);
    }

    @Override
    public void close() {
        socket.close();
    }
}
