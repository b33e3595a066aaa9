package throughline.voice.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.rtp.RtpSender;
import throughline.voice.media.srtp.Profile;
import throughline.voice.media.webrtc.Answer;
import throughline.voice.media.webrtc.Identity;
import throughline.voice.media.webrtc.Offer;
import throughline.voice.media.webrtc.StunCheck;

/**
 * The one port of all browsers. A check says by its user name whom it is for; once it proved to be good, everything else from that
 * address belongs to the same leg. Whatever else comes is dropped without an answer.
 */
final class BrowserLegs implements Receiver.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserLegs.class);
    private static final int HANDSHAKES_AT_ONCE = 32;
    private static final int ADDRESSES_PER_LEG = 16;

    private final DatagramChannel channel;
    private final InetSocketAddress reachable;
    private final @Nullable InetAddress onlyFrom;
    private final long consent;
    private final Counters counters;
    private final SecureRandom random = new SecureRandom();
    /** Making the first key of a process takes a second or two on a small machine; nobody waits for it at the start. */
    private final Future<Identity> identity;

    private final Semaphore turns = new Semaphore(HANDSHAKES_AT_ONCE, true);
    private final Map<String, BrowserLeg> byFragment = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, BrowserLeg> byAddress = new ConcurrentHashMap<>();

    /** @param onlyFrom when set, packets from other addresses than this one are dropped unread */
    BrowserLegs(
            DatagramChannel channel,
            InetSocketAddress reachable,
            @Nullable InetAddress onlyFrom,
            Duration consent,
            Counters counters) {
        this.onlyFrom = onlyFrom;
        this.channel = channel;
        this.reachable = reachable;
        this.consent = consent.toNanos();
        this.counters = counters;
        var making = new FutureTask<>(() -> Identity.create(random));
        Thread.ofVirtual().name("media-identity").start(making);
        identity = making;
    }

    BrowserLeg open(String sdpOffer, LegListener listener) {
        var offer = Offer.read(sdpOffer);
        var sender = new RtpSender(random, Profile.TRAILER);
        var leg = new BrowserLeg(this, Answer.to(offer, sender.ssrc(), random), sender, listener, counters);
        byFragment.put(leg.fragment(), leg);
        return leg;
    }

    @Override
    public void packet(byte[] packet, int length, InetSocketAddress from) {
        if (onlyFrom != null && !onlyFrom.equals(from.getAddress())) {
            counters.strangers.increment();
            return;
        }
        if (StunCheck.isStun(packet)) {
            check(packet, length, from);
            return;
        }
        var leg = byAddress.get(from);
        if (leg != null) leg.packet(packet, length);
    }

    private void check(byte[] packet, int length, InetSocketAddress from) {
        var check = StunCheck.read(packet, length);
        var leg = check == null ? null : byFragment.get(check.ourFragment());
        if (check == null || leg == null || !leg.checked(check, from) || byAddress.get(from) == leg) return;
        if (byAddress.values().stream().filter(leg::equals).count() < ADDRESSES_PER_LEG) byAddress.put(from, leg);
    }

    /** Asks every leg whether its browser is still there. */
    void look() {
        long now = System.nanoTime();
        for (var leg : byFragment.values()) leg.look(now, consent);
    }

    void forget(BrowserLeg leg, long lost) {
        counters.lost.add(lost);
        byFragment.remove(leg.fragment(), leg);
        byAddress.values().removeIf(leg::equals);
    }

    void send(ByteBuffer packet, InetSocketAddress to) {
        try {
            channel.send(packet, to);
        } catch (IOException e) {
            LOG.debug("A packet to a browser could not be sent.", e);
        }
    }

    void rejected() {
        counters.srtpRejected.increment();
    }

    Identity identity() {
        try {
            return identity.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("There is no certificate for browsers.", e);
        }
    }

    InetSocketAddress reachable() {
        return reachable;
    }

    Semaphore turns() {
        return turns;
    }

    int count() {
        return byFragment.size();
    }

    int countUp() {
        return (int) byFragment.values().stream().filter(BrowserLeg::isUp).count();
    }

    long lost() {
        return byFragment.values().stream().mapToLong(BrowserLeg::lost).sum();
    }

    void closeAll() {
        byFragment.values().forEach(BrowserLeg::close);
    }
}
