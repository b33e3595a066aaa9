package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;

/** A lift whose every byte the test decides: for what no proper program would send, and for what a proper one keeps to itself. */
final class RawLift implements AutoCloseable {
    private static final int LONG_ENOUGH_TO_BE_NO_ANSWER = 400;
    private static final int CLEAN = 0x02;

    private final Socket socket;
    private final String ident;

    RawLift(int port, String ident) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.ident = ident;
    }

    /** Signs in as a proper lift does, with a session that is kept for an hour. @return the answer */
    String signsIn(String secret, boolean clean) throws IOException {
        return signsIn(secret, 0xC0 | (clean ? CLEAN : 0), 60, new byte[0]);
    }

    /** @param flags of CONNECT. @param will what stands between the client's name and the user's */
    String signsIn(String secret, int flags, int keepAlive, byte[] will) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(text("MQTT"));
        body.writeBytes(hex("05%02x%04x0511%08x".formatted(flags, keepAlive, 3_600)));
        body.writeBytes(text("raw"));
        body.writeBytes(will);
        body.writeBytes(text(ident));
        body.writeBytes(text(secret));
        says(0x10, body.toByteArray());
        return hears();
    }

    /** @param head 32 for QoS 1, 3a for the same sent again, 30 for QoS 0 */
    void publishes(String head, int id, String topic, String payload) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(text(topic));
        if (!head.equals("30")) {
            body.writeBytes(hex("%04x".formatted(id)));
        }
        body.write(0);
        body.writeBytes(payload.getBytes(UTF_8));
        says(Integer.parseInt(head, 16), body.toByteArray());
    }

    void says(int head, byte[] body) throws IOException {
        var packet = new ByteArrayOutputStream();
        packet.write(head);
        int length = body.length;
        for (; length > 0x7F; length >>= 7) {
            packet.write(length & 0x7F | 0x80);
        }
        packet.write(length);
        packet.writeBytes(body);
        socket.getOutputStream().write(packet.toByteArray());
    }

    void says(String hexadecimal) throws IOException {
        socket.getOutputStream().write(hex(hexadecimal));
    }

    /** @return a packet in hexadecimal; empty when the other side hung up */
    String hears() throws IOException {
        socket.setSoTimeout(20_000);
        int head = socket.getInputStream().read();
        if (head < 0) {
            return "";
        }
        int length = socket.getInputStream().read();
        return HexFormat.of()
                .formatHex(concat(
                        new byte[] {(byte) head, (byte) length},
                        socket.getInputStream().readNBytes(length)));
    }

    boolean hearsNothing() throws IOException {
        socket.setSoTimeout(LONG_ENOUGH_TO_BE_NO_ANSWER);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }

    static byte[] text(String text) {
        var bytes = text.getBytes(UTF_8);
        return concat(hex("%04x".formatted(bytes.length)), bytes);
    }

    static byte[] hex(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
