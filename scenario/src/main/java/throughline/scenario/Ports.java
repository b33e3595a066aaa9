package throughline.scenario;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of one server under test: a block of 500, so that two servers run side by side and 240 calls fit into each.
 *
 * @param first the block's first port; the web is there, the rest follow
 */
public record Ports(int first) {
    private static final int BLOCK = 500;
    private static final int FROM = Integer.getInteger("throughline.ports", 25_000);
    private static final int UNTIL = FROM + 2 * BLOCK;
    private static int next = FROM;

    /** A block in which nobody listens now, and which was not given out just before. */
    public static synchronized Ports free() {
        for (int tried = FROM; tried < UNTIL; tried += BLOCK) {
            var ports = new Ports(next);
            next = next + BLOCK < UNTIL ? next + BLOCK : FROM;
            if (ports.areFree()) {
                return ports;
            }
        }
        throw new IllegalStateException("All ports from %d to %d are in use.%nMaybe another test run is not over yet."
                .formatted(FROM, UNTIL - 1));
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

    public String rtp() {
        return "%d-%d".formatted(first + 10, first + BLOCK - 1);
    }

    private boolean areFree() {
        try (var web = new ServerSocket();
                var browsers = new DatagramSocket(on(webrtc()));
                var callers = new DatagramSocket(on(sip()))) {
            web.setReuseAddress(true);
            web.bind(on(http()));
            return browsers.isBound() && callers.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetSocketAddress on(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
