package throughline.edge.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets in what arrives on one connection.
 *
 * <pre>
 *  type and flags, 1 | length, 1 to 4: seven bits in a byte, the lowest first | so many bytes
 * </pre>
 *
 * A packet that has begun is there within ten seconds, or the device does not mean it: nobody holds a place with a byte now and then.
 */
final class Intake {
    /** No packet is longer, in bytes after its length. */
    static final int LARGEST = 65_536;

    private static final Duration ONE_PACKET = Duration.ofSeconds(10);
    private static final Duration LAST_BYTES = Duration.ofSeconds(1);
    private static final int BEGINNING = 256;

    /** @param body what follows the length */
    record Found(int head, byte[] body) {
        Packet read() throws Broken {
            try {
                return Packets.read(head, body);
            } catch (Broken broken) {
                throw new Broken(broken.reason(), body);
            }
        }
    }

    private final Socket socket;
    private final InputStream in;

    Intake(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * @param within so long for its first byte; zero waits for ever
     * @return null when the device hung up
     * @throws SocketTimeoutException when nothing came, or not enough
     */
    @Nullable
    Found next(Duration within) throws IOException, Broken {
        socket.setSoTimeout((int) within.toMillis());
        int head = in.read();
        if (head < 0) {
            return null;
        }
        long end = System.nanoTime() + ONE_PACKET.toNanos();
        int length = length(end);
        if (length > LARGEST) {
            throw new Broken(Reason.PACKET_TOO_LARGE, whole(BEGINNING, end));
        }
        return new Found(head, whole(length, end));
    }

    /** Reads on for a moment after our last word: a device that is hung up on while it sends never sees why. */
    void drain() throws IOException {
        socket.shutdownOutput();
        long end = System.nanoTime() + LAST_BYTES.toNanos();
        var bytes = new byte[4_096];
        try {
            while (true) {
                read(bytes, 0, end);
            }
        } catch (EOFException | SocketTimeoutException done) {
            return;
        }
    }

    private byte[] whole(int length, long end) throws IOException {
        var bytes = new byte[length];
        for (int at = 0; at < length; ) {
            at += read(bytes, at, end);
        }
        return bytes;
    }

    private int length(long end) throws IOException, Broken {
        var next = new byte[1];
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            read(next, 0, end);
            length |= (next[0] & 0x7F) << shift;
            if (next[0] >= 0) {
                return length;
            }
        }
        throw new Broken(Reason.MALFORMED_PACKET);
    }

    private int read(byte[] into, int at, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("A packet did not end.");
        }
        socket.setSoTimeout((int) left);
        int read = in.read(into, at, into.length - at);
        if (read < 0) {
            throw new EOFException("The device hung up within a packet.");
        }
        return read;
    }
}
