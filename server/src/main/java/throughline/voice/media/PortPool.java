package throughline.voice.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Refused;

/** The RTP ports: pairs of an even one and the next (RFC 3550, section 11). A freed pair is taken again last, as late packets may still come. */
final class PortPool {
    /** Two bound sockets; {@code port} is the even one. */
    record Pair(int port, DatagramChannel rtp, DatagramChannel rtcp) {}

    private static final Logger LOG = LoggerFactory.getLogger(PortPool.class);

    private final InetAddress bind;
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int inUse;

    PortPool(InetAddress bind, int from, int to) {
        this.bind = bind;
        for (int port = from + (from & 1); port + 1 <= to; port += 2) free.add(port);
    }

    /**
     * Looks at every pair once, before calls come.
     *
     * @return how many of them another program holds
     * @throws Refused {@code voice.no-rtp-port} when that is all of them
     */
    synchronized int checkAll() {
        int taken = 0;
        for (int port : free) {
            var pair = bound(port);
            if (pair == null) {
                taken++;
            } else {
                close(pair.rtp());
                close(pair.rtcp());
            }
        }
        if (taken == free.size()) throw noneIsFree();
        return taken;
    }

    /** @throws Refused {@code voice.no-rtp-port} when every pair is in use, by us or by another program */
    synchronized Pair take() {
        for (int tries = free.size(); tries > 0; tries--) {
            int port = free.remove();
            var pair = bound(port);
            if (pair != null) {
                inUse++;
                return pair;
            }
            free.add(port);
        }
        throw noneIsFree();
    }

    private static Refused noneIsFree() {
        return new Refused("voice.no-rtp-port", "All ports for sound are in use. Widen the setting rtp-ports.");
    }

    synchronized void giveBack(int port) {
        inUse--;
        free.add(port);
    }

    synchronized int inUse() {
        return inUse;
    }

    private @Nullable Pair bound(int port) {
        var rtp = socket(port);
        var rtcp = rtp == null ? null : socket(port + 1);
        if (rtp != null && rtcp != null) return new Pair(port, rtp, rtcp);
        if (rtp != null) close(rtp);
        return null;
    }

    private @Nullable DatagramChannel socket(int port) {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open();
            return channel.bind(new InetSocketAddress(bind, port));
        } catch (IOException _) {
            if (channel != null) close(channel);
            return null;
        }
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("A socket did not close.", e);
        }
    }
}
