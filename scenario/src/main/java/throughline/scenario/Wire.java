package throughline.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The network between browsers and a server: it can be cut, so that every connection ends and no new one comes, and be mended. */
public final class Wire implements AutoCloseable {
    private final int to;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    /** @param to the port on loopback that the server listens on */
    public Wire(int to) {
        this.to = to;
        var opened = listen(0);
        port = opened.getLocalPort();
        begin(opened);
    }

    /** What browsers open instead of the server's own address. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public synchronized void cut() {
        shut();
        ends.forEach(Wire::close);
        ends.clear();
    }

    public synchronized void mend() {
        begin(listen(port));
    }

    @Override
    public void close() {
        cut();
    }

    private void begin(ServerSocket opened) {
        door = opened;
        Thread.ofVirtual().name("wire").start(() -> accept(opened));
    }

    private void shut() {
        var open = door;
        door = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The wire cannot be cut.", e);
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                var browser = at.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), to);
                join(at, browser, server);
            }
        } catch (IOException cut) {
            close(at);
        }
    }

    /** A connection that came in just before the cut ends with it. */
    private synchronized void join(ServerSocket at, Socket browser, Socket server) {
        if (at != door) {
            close(browser);
            close(server);
            return;
        }
        ends.add(browser);
        ends.add(server);
        Thread.ofVirtual().start(() -> carry(browser, server));
        Thread.ofVirtual().start(() -> carry(server, browser));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException cut) {
            close(from);
            close(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException("The wire cannot listen on port " + port + ".", e);
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception alreadyGone) {
            return;
        }
    }
}
