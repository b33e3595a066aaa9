package throughline.edge.pager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on this machine; each connection is a story of its own, and what breaks one is an error of the test. */
public abstract class Loopback implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    Loopback() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::live);
    }

    public final int port() {
        return door.getLocalPort();
    }

    final int calls() {
        return calls.get();
    }

    /** What the other side did against the protocol. */
    public final List<String> wrong() {
        return wrong;
    }

    final void isWrong(String what) {
        wrong.add(what);
    }

    abstract void talk(Socket socket) throws IOException;

    private void live() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                calls.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        talk(socket);
                    } catch (IOException _) {
                        // They hung up.
                    }
                });
            } catch (IOException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
