package throughline.voice.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.rtp.Rtp;

/** The one thread that receives every packet of every leg. Sockets are opened and closed on it, so a closed port is free at once. */
final class Receiver implements AutoCloseable {
    /** Takes one packet; the array is only lent, and longer than the packet. */
    interface Handler {
        void packet(byte[] packet, int length, InetSocketAddress from);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final int AT_ONCE = 64;

    private final Selector selector;
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(2 * Rtp.LARGEST);
    private final Thread thread;
    private volatile boolean open = true;

    Receiver() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().daemon().name("media-receive").start(this::receive);
    }

    void listen(DatagramChannel channel, Handler handler) {
        errand(() -> {
            try {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, handler);
            } catch (IOException e) {
                LOG.warn("A socket was closed before it was listened to.", e);
            }
        });
    }

    /** Closes the sockets, then runs {@code after}. */
    void release(Runnable after, DatagramChannel... channels) {
        errand(() -> {
            for (var channel : channels) close(channel);
            flushClosed();
            after.run();
        });
    }

    private void errand(Runnable errand) {
        errands.add(errand);
        selector.wakeup();
    }

    private void receive() {
        while (open) {
            try {
                selector.select(this::read);
            } catch (IOException | RuntimeException e) {
                LOG.error("A packet could not be taken; the next one will be.", e);
            }
            runErrands();
        }
        runErrands();
        for (var key : selector.keys()) close((DatagramChannel) key.channel());
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("The selector did not close.", e);
        }
    }

    private void runErrands() {
        for (var errand = errands.poll(); errand != null; errand = errands.poll()) errand.run();
    }

    private void read(SelectionKey key) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                buffer.clear();
                var from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(buffer);
                if (from == null) return;
                int length = buffer.position();
                if (length > 0 && length <= Rtp.LARGEST)
                    ((Handler) key.attachment()).packet(buffer.array(), length, from);
            }
        } catch (IOException e) {
            LOG.debug("A socket could not be read.", e);
        }
    }

    private void flushClosed() {
        try {
            selector.selectNow(this::read);
        } catch (IOException e) {
            LOG.warn("A closed socket may linger.", e);
        }
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("A socket did not close.", e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        Threads.join(thread);
    }
}
