package throughline.voice.media;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

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
     */
    public record Settings(
            InetAddress bind,
            String advertised,
            int rtpFrom,
            int rtpTo,
            int webrtcPort,
            Path prompts,
            Duration consent) {
        public static final Duration USUAL_CONSENT = Duration.ofSeconds(15);

        public Settings(InetAddress bind, String advertised, int rtpFrom, int rtpTo, int webrtcPort, Path prompts) {
            this(bind, advertised, rtpFrom, rtpTo, webrtcPort, prompts, USUAL_CONSENT);
        }
    }

    private MediaPlane() {}

    /**
     * Opens the browsers' port and starts the threads.
     *
     * @throws java.net.BindException naming the port and its setting when it is taken; nothing is left open then
     */
    public static MediaPlane open(Settings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Binds an even RTP port of the range and the next one for RTCP.
     *
     * @throws throughline.kernel.Refused {@code voice.no-rtp-port} when all are in use
     */
    public TrunkLeg openTrunkLeg(LegListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a browser's offer; its leg comes up by itself once the browser connects.
     *
     * @throws throughline.kernel.Refused {@code line.sdp-unusable} with the reason
     */
    public BrowserLeg openBrowserLeg(String sdpOffer, LegListener listener) {
        throw new UnsupportedOperationException();
    }

    /** A new call's sound: silence, until it is told otherwise. */
    public CallSound openSound() {
        throw new UnsupportedOperationException();
    }

    public MediaFigures figures() {
        throw new UnsupportedOperationException();
    }

    /** Closes every leg and recording, the sockets and the threads. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
