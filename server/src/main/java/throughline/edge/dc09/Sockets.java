package throughline.edge.dc09;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.house.OpenPort;
import throughline.house.TcpDoor;
import throughline.kernel.Scope;

/**
 * The open sockets, TCP and UDP on one port. Each connection and each datagram has a thread of its own, so one that is slow, silent or
 * talks nonsense holds up nobody; there are so many at once, and more are turned away: their devices come again.
 */
final class Sockets implements OpenPort.Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int MOST_CONNECTIONS = 8_192;
    private static final int MOST_OF_ONE_ADDRESS = 512; // a whole operator of mobile networks may be behind one
    private static final int MOST_DATAGRAMS = 64;
    private static final int MOST_NONSENSE = 20;
    private static final int TRIES = 20;

    private final Receiver receiver;
    private final Duration idle;
    private final TcpDoor tcp;
    private final DatagramSocket udp;
    private final Semaphore datagrams = new Semaphore(MOST_DATAGRAMS);

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
        this.udp = udp;
        this.tcp = new TcpDoor("dc-09", tcp, MOST_CONNECTIONS, MOST_OF_ONE_ADDRESS, this::converse);
        start("dc-09-udp", this::receive);
    }

    int port() {
        return tcp.port();
    }

    int connections() {
        return tcp.connections();
    }

    @Override
    public void close() {
        udp.close();
        tcp.close();
    }

    private static void start(String name, Runnable task) {
        Thread.ofVirtual().name(name).start(Scope.EVERYTHING.around(task));
    }

    private void converse(Socket peer, String address) throws IOException {
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
                goOn(failed);
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
    private void goOn(IOException failed) {
        if (!udp.isClosed()) {
            LOG.warn(
                    "The port of DC-09 failed to take one ({})",
                    failed.getClass().getSimpleName());
            TcpDoor.rest();
        }
    }
}
