package throughline.voice.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.rtp.Reports;
import throughline.voice.media.rtp.Rtp;
import throughline.voice.media.rtp.RtpSender;
import throughline.voice.media.srtp.Profile;
import throughline.voice.media.webrtc.Answer;
import throughline.voice.media.webrtc.DtlsSession;
import throughline.voice.media.webrtc.Keys;
import throughline.voice.media.webrtc.StunCheck;

/**
 * The sound of one agent's browser: ICE-lite, DTLS-SRTP and PCMU on the port that all browsers share. Thread-safe.
 *
 * <p>It is new until the browser's first good check, then secured by a handshake, and up with the first good packet of sound. It
 * goes down by itself when the browser's checks stop, when the handshake fails, or when it is not up within 30 s.
 */
public final class BrowserLeg {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserLeg.class);
    private static final int TICKS_BETWEEN_REPORTS = 250;
    private static final long SETUP = Duration.ofSeconds(30).toNanos();

    private final BrowserLegs legs;
    private final Answer answer;
    private final LegListener listener;
    private final Incoming incoming;
    private final RtpSender sender;
    private final ByteBuffer packet;
    private final byte[] report = new byte[Reports.LARGEST + Profile.TRAILER];
    private final DtlsSession dtls;
    private final long openedAt = System.nanoTime();
    private volatile @Nullable InetSocketAddress browser;
    private volatile @Nullable Keys keys;
    private volatile @Nullable Thread handshake;
    private volatile boolean closed;
    private volatile long checkedAt = openedAt;
    private volatile long heardAt = openedAt;
    private long lastSaidAt = openedAt;
    private int ticks;

    BrowserLeg(BrowserLegs legs, Answer answer, RtpSender sender, LegListener listener, Counters counters) {
        this.legs = legs;
        this.answer = answer;
        this.listener = listener;
        this.sender = sender;
        incoming = new Incoming(listener, counters);
        incoming.telephoneEvents(answer.offer().telephoneEvents());
        packet = ByteBuffer.wrap(sender.packet());
        dtls = new DtlsSession(legs.identity(), answer.offer().fingerprint(), this::send);
    }

    /** The answer to the browser's offer. */
    public String answerSdp() {
        return answer.sdp(legs.reachable(), legs.identity().fingerprint());
    }

    /** Whether sound flows: checked, encrypted, and the first packet seen. */
    public boolean isUp() {
        return incoming.any() && !closed;
    }

    /** Whether sound has come after this moment of {@link System#nanoTime()}. A page that is closed stops speaking at once. */
    public boolean heardSince(long moment) {
        return incoming.any() && heardAt - moment > 0;
    }

    /** Forgets the leg without telling its listener. May be called twice. */
    public void close() {
        end();
    }

    String fragment() {
        return answer.fragment();
    }

    long lost() {
        return closed ? 0 : incoming.lost();
    }

    /** Answers a check; false when it is not signed for us, and the sender's address therefore not good. */
    boolean checked(StunCheck check, InetSocketAddress from) {
        if (!check.theirFragment().equals(answer.offer().fragment()) || !check.isSignedWith(answer.password()))
            return false;
        if (check.mistakesRoles()) {
            legs.send(ByteBuffer.wrap(check.roleConflict(answer.password())), from);
            return false;
        }
        checkedAt = System.nanoTime();
        if (browser == null || check.nominates()) browser = from;
        legs.send(ByteBuffer.wrap(check.success(from, answer.password())), from);
        return true;
    }

    /** Takes a packet from a checked address, other than a check. */
    void packet(byte[] bytes, int length) {
        if (DtlsSession.isDtls(bytes)) {
            dtls.received(bytes, length);
            begin();
            return;
        }
        var agreed = keys;
        if (agreed == null || closed) return;
        boolean isReport = Rtp.isReport(bytes, length);
        int opened =
                isReport ? agreed.in().openReport(bytes, length) : agreed.in().open(bytes, length);
        if (opened < 0) legs.rejected();
        else if (isReport) incoming.report(bytes, opened);
        else if (incoming.understands(bytes, opened)) {
            incoming.packet(bytes, opened);
            heardAt = System.nanoTime();
        }
    }

    /** Looks whether the browser is still there. */
    void look(long now, long consent) {
        if (now - checkedAt > consent && checkedAt != openedAt) goDown("The browser's checks have stopped.");
        else if (!incoming.any() && now - openedAt > SETUP) goDown("The browser did not connect within 30 s.");
    }

    boolean hear(byte[] frame) {
        return incoming.take(frame);
    }

    /** What was said before now is not heard any more. */
    void listenAnew() {
        incoming.clear();
    }

    void say(byte[] frame) {
        var agreed = keys;
        var to = browser;
        if (agreed == null || to == null || closed) return;
        long now = System.nanoTime();
        long pause = (now - lastSaidAt) * G711.RATE / 1_000_000_000L;
        if (pause > G711.RATE) sender.pause((int) pause);
        lastSaidAt = now;
        int length = agreed.out().protect(sender.packet(), sender.next(frame, false, -1));
        legs.send(packet.clear().limit(length), to);
        if (++ticks % TICKS_BETWEEN_REPORTS == 0) {
            int written = agreed.out().protectReport(report, incoming.writeReport(report, sender));
            legs.send(ByteBuffer.wrap(report, 0, written), to);
        }
    }

    private synchronized void begin() {
        if (handshake != null || closed) return;
        handshake = Thread.ofVirtual().name("dtls-" + answer.fragment()).start(this::secure);
    }

    private void secure() {
        try {
            dtls.run(legs.turns(), agreed -> keys = agreed);
            goDown("The browser closed the connection.");
        } catch (IOException e) {
            if (!closed) LOG.info("A browser's handshake failed: {}", e.getMessage());
            goDown("The browser and the server could not agree on encryption.");
        }
    }

    private void send(byte[] datagram) {
        var to = browser;
        if (to != null) legs.send(ByteBuffer.wrap(datagram), to);
    }

    private void goDown(String why) {
        if (end()) listener.down(why);
    }

    private synchronized boolean end() {
        if (closed) return false;
        closed = true;
        legs.forget(this, incoming.lost());
        if (handshake != null) handshake.interrupt();
        return true;
    }
}
