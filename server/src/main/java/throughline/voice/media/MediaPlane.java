package throughline.voice.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.tape.Recorder;

/** Owns the sockets and threads of all sound. */
public final class MediaPlane implements AutoCloseable {
    /**
     * @param bind the address that RTP and the browsers' UDP port listen on
     * @param advertised the address written into answers to browsers; equal to {@code bind} unless behind NAT
     * @param rtpFrom first port of the RTP range
     * @param rtpTo last port of the range, inclusive
     * @param webrtcPort the one UDP port of all browser legs
     * @param prompts folder of prompts; built-in ones are used for names that it lacks
     * @param consent a browser leg is down when its checks have stopped for this long (RFC 7675 allows 30 s)
     * @param ownAddress when only browsers of this machine are served: the address that the browsers' port has instead of the two
     *     above, because a browser never sends to a candidate on loopback; whatever another machine sends there is dropped unread
     */
    public record Settings(
            InetAddress bind,
            String advertised,
            int rtpFrom,
            int rtpTo,
            int webrtcPort,
            Path prompts,
            Duration consent,
            @Nullable InetAddress ownAddress) {
        public static final Duration USUAL_CONSENT = Duration.ofSeconds(15);

        public Settings(InetAddress bind, String advertised, int rtpFrom, int rtpTo, int webrtcPort, Path prompts) {
            this(bind, advertised, rtpFrom, rtpTo, webrtcPort, prompts, USUAL_CONSENT, null);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MediaPlane.class);
    private static final int TICKS_A_SECOND = 50;
    private static final int RECEIVE_BUFFER = 4 << 20;

    private final SecureRandom random = new SecureRandom();
    private final Counters counters = new Counters();
    private final Set<TrunkLeg> trunkLegs = ConcurrentHashMap.newKeySet();
    private final Set<CallSound> sounds = ConcurrentHashMap.newKeySet();
    private final byte[] music = Music.compose();
    private final Recorder recorder = new Recorder();
    private final Ticker ticker = new Ticker();
    private final Receiver receiver;
    private final PortPool ports;
    private final Prompts prompts;
    private final BrowserLegs browsers;
    private int ticks;

    private MediaPlane(
            Settings settings,
            PortPool ports,
            Receiver receiver,
            DatagramChannel browserPort,
            InetSocketAddress reachable) {
        this.ports = ports;
        this.receiver = receiver;
        prompts = new Prompts(settings.prompts());
        browsers = new BrowserLegs(browserPort, reachable, settings.ownAddress(), settings.consent(), counters);
        receiver.listen(browserPort, browsers);
        ticker.add(this::lookAtBrowsers);
        ticker.start();
    }

    /**
     * Opens the browsers' port and starts the threads.
     *
     * @throws BindException naming the port and its setting when it is taken; nothing is left open then
     * @throws throughline.kernel.Refused {@code voice.no-rtp-port} when another program holds the whole range of the callers' sound
     * @throws UnknownHostException when the advertised name has no address
     */
    public static MediaPlane open(Settings settings) throws IOException {
        var ports = new PortPool(settings.bind(), settings.rtpFrom(), settings.rtpTo());
        int taken = ports.checkAll();
        if (taken > 0) {
            LOG.warn(
                    "Of the ports {} to {} for the callers' sound another program holds {} pairs: so many calls fewer fit.",
                    settings.rtpFrom(),
                    settings.rtpTo(),
                    taken);
        }
        var own = settings.ownAddress();
        var advertised = own != null ? own : InetAddress.getByName(settings.advertised());
        var reachable = new InetSocketAddress(advertised, settings.webrtcPort());
        var channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(new InetSocketAddress(own != null ? own : settings.bind(), settings.webrtcPort()));
            return new MediaPlane(settings, ports, new Receiver(), channel, reachable);
        } catch (IOException e) {
            channel.close();
            if (!(e instanceof BindException)) throw e;
            throw new BindException("UDP port %d for the browsers' sound is in use. Change the setting webrtc-port."
                    .formatted(settings.webrtcPort()));
        }
    }

    /**
     * Binds an even RTP port of the range and the next one for RTCP.
     *
     * @throws throughline.kernel.Refused {@code voice.no-rtp-port} when all are in use
     */
    public TrunkLeg openTrunkLeg(LegListener listener) {
        var pair = ports.take();
        var leg = new TrunkLeg(pair, listener, counters, random, this::release);
        trunkLegs.add(leg);
        receiver.listen(pair.rtp(), leg::packet);
        receiver.listen(pair.rtcp(), leg::report);
        return leg;
    }

    /**
     * Takes a browser's offer; its leg comes up by itself once the browser connects.
     *
     * @throws throughline.kernel.Refused {@code line.sdp-unusable} with the reason
     */
    public BrowserLeg openBrowserLeg(String sdpOffer, LegListener listener) {
        return browsers.open(sdpOffer, listener);
    }

    /** A new call's sound: silence, until it is told otherwise. */
    public CallSound openSound() {
        var sound = new CallSound(ticker, prompts, music, recorder, sounds::remove);
        sounds.add(sound);
        ticker.add(sound);
        return sound;
    }

    public MediaFigures figures() {
        long lost = trunkLegs.stream().mapToLong(TrunkLeg::lost).sum() + browsers.lost() + counters.lost.sum();
        return new MediaFigures(
                counters.received.sum(),
                lost,
                counters.strangers.sum(),
                counters.srtpRejected.sum(),
                ports.inUse(),
                browsers.count(),
                browsers.countUp());
    }

    /** Closes every recording and leg, the sockets and the threads. */
    @Override
    public void close() {
        sounds.forEach(CallSound::close);
        ticker.close();
        recorder.close();
        trunkLegs.forEach(TrunkLeg::close);
        browsers.closeAll();
        receiver.close();
    }

    private void release(TrunkLeg leg) {
        trunkLegs.remove(leg);
        var pair = leg.ports();
        receiver.release(() -> ports.giveBack(pair.port()), pair.rtp(), pair.rtcp());
    }

    private void lookAtBrowsers() {
        if (++ticks % TICKS_A_SECOND == 0) browsers.look();
    }
}
