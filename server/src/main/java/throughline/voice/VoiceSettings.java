package throughline.voice;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the live calls need to know.
 *
 * @param bind the address that SIP, RTP and the browsers' UDP port listen on
 * @param advertised the address written into SDP and Contact; equal to {@code bind} unless behind NAT
 * @param sipPort UDP and TCP
 * @param rtpFrom first RTP port of the range, even
 * @param rtpTo last port of the range, inclusive
 * @param webrtcPort the one UDP port of all browser legs
 * @param allowedPeers addresses or CIDR blocks that may send us calls; everybody else gets 403
 * @param callsPerSecond admission: more new calls than this in a second get 503 with Retry-After
 * @param maxCalls admission: more live calls than this get 503 with Retry-After
 * @param sessionExpires the session timer that we ask for (RFC 4028), at least 90 s
 * @param lineGrace how long a line may be away during a call (a page reload) before the call leaves it
 * @param prompts folder of prompts; built-in ones are used for names that it lacks
 * @param ownAddress when only browsers of this machine are served: the machine's own address for the browsers' UDP port, because
 *     a browser never sends sound to loopback; null to use {@code bind} and {@code advertised}
 */
public record VoiceSettings(
        String bind,
        String advertised,
        int sipPort,
        int rtpFrom,
        int rtpTo,
        int webrtcPort,
        List<String> allowedPeers,
        int callsPerSecond,
        int maxCalls,
        Duration sessionExpires,
        Duration lineGrace,
        Path prompts,
        @Nullable InetAddress ownAddress) {
    public VoiceSettings(
            String bind,
            String advertised,
            int sipPort,
            int rtpFrom,
            int rtpTo,
            int webrtcPort,
            List<String> allowedPeers,
            int callsPerSecond,
            int maxCalls,
            Duration sessionExpires,
            Duration lineGrace,
            Path prompts) {
        this(
                bind,
                advertised,
                sipPort,
                rtpFrom,
                rtpTo,
                webrtcPort,
                allowedPeers,
                callsPerSecond,
                maxCalls,
                sessionExpires,
                lineGrace,
                prompts,
                null);
    }
}
