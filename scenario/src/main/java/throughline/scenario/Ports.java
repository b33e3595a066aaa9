package throughline.scenario;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of one server under test: a block of 500, so that several servers run side by side and 240 calls fit into each. A block
 * belongs to the test run that took it until that run is over, also while its server is being started again: other runs on this
 * machine see the locked file and take another.
 *
 * @param first the block's first port; the web is there, the rest follow
 */
public record Ports(int first) {
    private static final int BLOCK = 500;
    private static final int FROM = Integer.getInteger("throughline.ports", 25_000);
    /** Below the ports that Linux gives out by itself. */
    private static final int UNTIL = FROM + 14 * BLOCK;

    private static final Path LOCKS = Path.of(System.getProperty("java.io.tmpdir"), "throughline-ports");
    /** Those of this run, the one that was given out last at the end. */
    private static final List<Ports> OURS = new ArrayList<>();
    /** Kept, because a lock that nobody refers to is released. */
    private static final List<FileLock> HELD = new ArrayList<>();

    /** A block in which nobody listens now, and which was not given out just before. */
    public static synchronized Ports free() {
        var mine = OURS.stream()
                .limit(Math.max(0, OURS.size() - 1))
                .filter(Ports::areFree)
                .findFirst();
        if (mine.isPresent()) {
            OURS.remove(mine.get());
            OURS.add(mine.get());
            return mine.get();
        }
        for (int first = FROM; first < UNTIL; first += BLOCK) {
            var ports = new Ports(first);
            if (!OURS.contains(ports) && ports.areFree() && ports.take()) {
                OURS.add(ports);
                return ports;
            }
        }
        throw new IllegalStateException("All ports from %d to %d are in use.%nMaybe other test runs are not over yet."
                .formatted(FROM, UNTIL - 1));
    }

    private boolean take() {
        try {
            Files.createDirectories(LOCKS);
            var file = FileChannel.open(LOCKS.resolve(String.valueOf(first)), CREATE, WRITE);
            var lock = file.tryLock();
            if (lock == null) {
                file.close();
                return false;
            }
            HELD.add(lock);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int http() {
        return first;
    }

    public int webrtc() {
        return first + 1;
    }

    public int sip() {
        return first + 2;
    }

    /** Where alarm devices report over the internet. */
    public int dc09() {
        return first + 3;
    }

    public String rtp() {
        return "%d-%d".formatted(first + 10, first + BLOCK - 1);
    }

    private boolean areFree() {
        try (var web = new ServerSocket();
                var devices = new DatagramSocket(on(dc09()));
                var browsers = new DatagramSocket(on(webrtc()));
                var callers = new DatagramSocket(on(sip()))) {
            web.setReuseAddress(true);
            web.bind(on(http()));
            return browsers.isBound() && callers.isBound() && devices.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetSocketAddress on(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
