package throughline.edge.dc09;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Scope;

/**
 * The open sockets, TCP and UDP on one port. Each connection and each datagram has a thread of its own, so one that is slow, silent or
 * talks nonsense holds up nobody; there are so many at once, and more are turned away: their devices come again.
 */
final class Sockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int MOST_CONNECTIONS = 8_192;
    private static final int MOST_OF_ONE_ADDRESS = 512; // a whole operator of mobile networks may be behind one
    private static final int MOST_DATAGRAMS = 64;
    private static final int MOST_NONSENSE = 20;
    private static final int TRIES = 20;

    private final Receiver receiver;
    private final Duration idle;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Guests guests = new Guests(MOST_CONNECTIONS, MOST_OF_ONE_ADDRESS);
    private final Semaphore datagrams = new Semaphore(MOST_DATAGRAMS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param port 0 for any that is free for both
     * @param idle a connection on which nothing comes for so long is closed
     * @throws BindException when the port is taken
     */
    static Sockets open(String address, int port, Duration idle, Receiver receiver) throws IOException {
        var here = InetAddress.getByName(address);
        for (int tries = 1; ; tries++) {
            var tcp = new ServerSocket();
            try {
                tcp.setReuseAddress(true);
                tcp.bind(new InetSocketAddress(here, port));
                var udp = new DatagramSocket(new InetSocketAddress(here, tcp.getLocalPort()));
                return new Sockets(receiver, idle, tcp, udp);
            } catch (IOException taken) {
                tcp.close();
                if (port != 0 || tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private Sockets(Receiver receiver, Duration idle, ServerSocket tcp, DatagramSocket udp) {
        this.receiver = receiver;
        this.idle = idle;
        this.tcp = tcp;
        this.udp = udp;
        start("dc-09-tcp", this::accept);
        start("dc-09-udp", this::receive);
    }

    int port() {
        return tcp.getLocalPort();
    }

    int connections() {
        return guests.count();
    }

    @Override
    public void close() {
        try {
            udp.close();
            tcp.close();
        } catch (IOException e) {
            LOG.warn("The port of DC-09 was not closed as it should be", e);
        }
        open.forEach(Sockets::hangUp);
    }

    private static void start(String name, Runnable task) {
        Thread.ofVirtual().name(name).start(Scope.EVERYTHING.around(task));
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                var peer = tcp.accept();
                var address = peer.getInetAddress().getHostAddress();
                if (guests.mayEnter(address)) {
                    start("dc-09-" + address, () -> converse(peer, address));
                } else {
                    hangUp(peer);
                }
            } catch (IOException failed) {
                goOn(failed, tcp.isClosed());
            }
        }
    }

    private void converse(Socket peer, String address) {
        open.add(peer);
        try (peer) {
            peer.setSoTimeout((int) idle.toMillis());
            var finder = new FrameFinder();
            var bytes = new byte[4_096];
            int nonsense = 0;
            int read;
            while (nonsense < MOST_NONSENSE && (read = peer.getInputStream().read(bytes)) >= 0) {
                for (var found : finder.take(bytes, read)) {
                    var heard = receiver.hear(found, address);
                    nonsense = heard.isFrame() ? 0 : nonsense + 1;
                    if (heard.answer() != null) {
                        peer.getOutputStream().write(heard.answer());
                    }
                }
            }
        } catch (SocketTimeoutException silent) {
            LOG.debug("A device said nothing for {} and may come again", idle);
        } catch (IOException gone) {
            LOG.debug("A device hung up");
        } finally {
            open.remove(peer);
            guests.leaves(address);
        }
    }

    private void receive() {
        var bytes = new byte[65_535];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                udp.receive(packet);
                if (datagrams.tryAcquire()) {
                    var said = Arrays.copyOf(packet.getData(), packet.getLength());
                    var from = (InetSocketAddress) packet.getSocketAddress();
                    start("dc-09-datagram", () -> answer(said, from));
                }
            } catch (IOException failed) {
                goOn(failed, udp.isClosed());
            }
        }
    }

    private void answer(byte[] said, InetSocketAddress from) {
        try {
            for (var found : new FrameFinder().take(said, said.length)) {
                var answer =
                        receiver.hear(found, from.getAddress().getHostAddress()).answer();
                if (answer != null) {
                    udp.send(new DatagramPacket(answer, answer.length, from));
                }
            }
        } catch (IOException notSent) {
            LOG.debug("An answer to a device did not leave; the device says it again");
        } finally {
            datagrams.release();
        }
    }

    /** After one that failed the next may come, such as when there were no more file handles for a moment. */
    private static void goOn(IOException failed, boolean isClosed) {
        if (!isClosed) {
            LOG.warn(
                    "The port of DC-09 failed to take one ({})",
                    failed.getClass().getSimpleName());
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
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
