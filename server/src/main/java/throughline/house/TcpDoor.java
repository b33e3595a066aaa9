package throughline.house;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Scope;

/**
 * An open TCP port. Each connection has a thread of its own, so one that is slow, silent or talks nonsense holds up nobody; there are so
 * many at once, and so many from one address, and more are turned away: their devices come again.
 */
public final class TcpDoor implements OpenPort.Listening {
    private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
    private static final Duration REST = Duration.ofMillis(100);

    /** Speaks with whoever came, and returns when all is said; the connection is closed then. */
    @FunctionalInterface
    public interface Host {
        void converse(Socket peer, String address) throws IOException;
    }

    private final String wire;
    private final ServerSocket door;
    private final Guests guests;
    private final Host host;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param wire as threads and the log call it
     * @param door bound already
     * @param most connections at once, and {@code mostOfOne} from one address
     */
    public TcpDoor(String wire, ServerSocket door, int most, int mostOfOne, Host host) {
        this.wire = wire;
        this.door = door;
        this.guests = new Guests(most, mostOfOne);
        this.host = host;
        start(wire + "-tcp", this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int connections() {
        return guests.count();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.warn("The port of {} was not closed as it should be", wire, e);
        }
        open.forEach(TcpDoor::hangUp);
    }

    private static void start(String name, Runnable task) {
        Thread.ofVirtual().name(name).start(Scope.EVERYTHING.around(task));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var peer = door.accept();
                var address = peer.getInetAddress().getHostAddress();
                if (guests.mayEnter(address)) {
                    start(wire + "-" + address, () -> receive(peer, address));
                } else {
                    hangUp(peer);
                }
            } catch (IOException failed) {
                if (!door.isClosed()) {
                    LOG.warn(
                            "The port of {} failed to take one ({})",
                            wire,
                            failed.getClass().getSimpleName());
                    rest();
                }
            }
        }
    }

    private void receive(Socket peer, String address) {
        open.add(peer);
        try (peer) {
            host.converse(peer, address);
        } catch (SocketTimeoutException silent) {
            LOG.debug("A device said nothing for too long and may come again");
        } catch (IOException gone) {
            LOG.debug("A device hung up");
        } finally {
            open.remove(peer);
            guests.leaves(address);
        }
    }

    /** After one that failed the next may come, such as when there were no more file handles for a moment. */
    public static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hangUp(Socket peer) {
        try {
            peer.close();
        } catch (IOException gone) {
            LOG.debug("A device had hung up");
        }
    }
}
