package throughline.voice.media.webrtc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;

/**
 * One browser's DTLS connection. Only its handshake matters: afterwards it waits for the browser to say goodbye. Runs on a thread
 * of its own; {@link #received} may come from any.
 */
public final class DtlsSession {
    private static final int WAITING = 32;
    private static final int LARGEST_RECEIVED = 1500;
    private static final int LARGEST_SENT = 1200;
    private static final int FOREVER_MS = 3_600_000;

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Identity identity;
    private final Offer.Fingerprint expected;
    private final Consumer<byte[]> wire;
    private volatile boolean closed;

    /** @param wire sends one datagram to the browser */
    public DtlsSession(Identity identity, Offer.Fingerprint expected, Consumer<byte[]> wire) {
        this.identity = identity;
        this.expected = expected;
        this.wire = wire;
    }

    /** Whether the first byte is one of DTLS's, among those that share the port (RFC 7983). */
    public static boolean isDtls(byte[] packet) {
        return packet[0] >= 20 && packet[0] <= 63;
    }

    /** Queues a datagram; dropped when too many wait, as DTLS sends again what matters. */
    public void received(byte[] packet, int length) {
        waiting.offer(Arrays.copyOf(packet, length));
    }

    /**
     * Shakes hands, tells the keys, and returns when the browser has closed the connection or the thread was interrupted.
     *
     * @param turns limits how many handshakes go on at once: each costs some milliseconds of a core
     * @throws IOException when the two do not agree
     */
    public void run(Semaphore turns, Consumer<Keys> agreed) throws IOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            return;
        }
        var transport = new Datagrams();
        DTLSTransport connection;
        try {
            connection = new DTLSServerProtocol().accept(new DtlsServer(identity, expected, agreed), transport);
        } finally {
            turns.release();
        }
        var unused = new byte[LARGEST_RECEIVED];
        while (!closed) connection.receive(unused, 0, unused.length, FOREVER_MS);
    }

    private final class Datagrams implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return LARGEST_RECEIVED;
        }

        @Override
        public int getSendLimit() {
            return LARGEST_SENT;
        }

        @Override
        public int receive(byte[] into, int at, int length, int waitMillis) throws IOException {
            try {
                var packet = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (packet == null) return -1;
                int taken = Math.min(length, packet.length);
                System.arraycopy(packet, 0, into, at, taken);
                return taken;
            } catch (InterruptedException e) {
                closed = true;
                throw new InterruptedIOException("closed by us");
            }
        }

        @Override
        public void send(byte[] from, int at, int length) {
            wire.accept(Arrays.copyOfRange(from, at, at + length));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
