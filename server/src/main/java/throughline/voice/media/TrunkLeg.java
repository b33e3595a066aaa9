package throughline.voice.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.rtp.Reports;
import throughline.voice.media.rtp.RtpSender;

/**
 * One RTP stream each way with the telephone network. Thread-safe.
 *
 * <p>Where the other side really sends from is learnt from its first packet, as it may sit behind address translation; we send
 * there too. After that, packets from elsewhere are dropped. Only the address that signalling named may still take the place of
 * another that was quicker.
 */
public final class TrunkLeg {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkLeg.class);
    private static final int TICKS_BETWEEN_REPORTS = 250;

    /** What signalling agreed on. */
    private record Peer(InetSocketAddress signalled, Codec codec, int telephoneEvents) {}

    private final PortPool.Pair ports;
    private final Counters counters;
    private final Consumer<TrunkLeg> release;
    private final Incoming incoming;
    private final RtpSender sender;
    private final ByteBuffer packet;
    private final byte[] report = new byte[Reports.LARGEST];
    private volatile @Nullable Peer peer;
    private volatile @Nullable InetSocketAddress source;
    private volatile boolean weSend = true;
    private volatile boolean closed;
    private int ticks;

    TrunkLeg(
            PortPool.Pair ports,
            LegListener listener,
            Counters counters,
            RandomGenerator random,
            Consumer<TrunkLeg> release) {
        this.ports = ports;
        this.counters = counters;
        this.release = release;
        incoming = new Incoming(listener, counters);
        sender = new RtpSender(random, 0);
        packet = ByteBuffer.wrap(sender.packet());
    }

    /** The even port that the other side sends its RTP to. */
    public int localPort() {
        return ports.port();
    }

    /**
     * Says where the other side listens and what it speaks; again after a re-INVITE.
     *
     * @param telephoneEventType the payload type of RFC 4733 digits, -1 for none
     */
    public void connect(InetSocketAddress remote, Codec codec, int telephoneEventType) {
        var before = peer;
        if (before == null || !before.signalled().equals(remote)) source = null;
        if (before == null) incoming.expectNow();
        incoming.telephoneEvents(telephoneEventType);
        peer = new Peer(remote, codec, telephoneEventType);
    }

    /** False while the other side holds us (it asked for {@code sendonly} or {@code inactive}); prompts wait meanwhile. */
    public void sending(boolean weSend) {
        this.weSend = weSend;
    }

    /** Sends one digit as RFC 4733 events of 100 ms, after those asked for before it. Dropped when digits were not agreed. */
    public void sendDigit(char digit) {
        if (takesDigits()) sender.press(digit);
    }

    /** Whether keys that come within the sound are told too. One that comes as an event as well is told once. */
    public void hearKeysInSound(boolean on) {
        incoming.hearKeysInSound(on);
    }

    /** Signalling says that a key was pressed. */
    public void pressed(char digit) {
        incoming.pressed(digit);
    }

    /** Whether digits were agreed on as events. */
    public boolean takesDigits() {
        var agreed = peer;
        return agreed != null && agreed.telephoneEvents() >= 0;
    }

    /** How long nothing good has come, counted from {@link #connect} at first. */
    public Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - incoming.lastAt());
    }

    /** Closes the sockets and gives the ports back. May be called twice. */
    public synchronized void close() {
        if (closed) return;
        closed = true;
        counters.lost.add(incoming.lost());
        release.accept(this);
    }

    PortPool.Pair ports() {
        return ports;
    }

    long lost() {
        return closed ? 0 : incoming.lost();
    }

    void packet(byte[] bytes, int length, InetSocketAddress from) {
        if (!incoming.understands(bytes, length)) return;
        if (isPeer(from)) incoming.packet(bytes, length);
        else counters.strangers.increment();
    }

    void report(byte[] bytes, int length, InetSocketAddress from) {
        var learnt = source;
        if (learnt != null && from.getAddress().equals(learnt.getAddress())) incoming.report(bytes, length);
    }

    boolean hear(byte[] frame) {
        return incoming.take(frame);
    }

    /** Whether what is said now is heard: the other side is known and does not hold us. */
    boolean isListening() {
        return weSend && peer != null && !closed;
    }

    /** Sends one frame, or the piece of a key press that is due instead. */
    void say(byte[] frame) {
        var agreed = peer;
        if (agreed == null || closed) return;
        var learnt = source;
        var to = learnt == null ? agreed.signalled() : learnt;
        if (weSend) {
            int length = sender.next(frame, agreed.codec() == Codec.PCMA, agreed.telephoneEvents());
            send(ports.rtp(), packet.clear().limit(length), to);
        } else {
            sender.pause(frame.length);
        }
        if (++ticks % TICKS_BETWEEN_REPORTS == 0) {
            int length = incoming.writeReport(report, sender);
            send(
                    ports.rtcp(),
                    ByteBuffer.wrap(report, 0, length),
                    new InetSocketAddress(to.getAddress(), to.getPort() + 1));
        }
    }

    private boolean isPeer(InetSocketAddress from) {
        var agreed = peer;
        if (agreed == null) return false;
        var learnt = source;
        if (from.equals(learnt)) return true;
        if (learnt != null && !from.equals(agreed.signalled())) return false;
        source = from;
        return true;
    }

    private static void send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
        try {
            channel.send(packet, to);
        } catch (IOException e) {
            LOG.debug("A packet could not be sent.", e);
        }
    }
}
