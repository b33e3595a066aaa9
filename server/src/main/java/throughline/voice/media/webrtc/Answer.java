package throughline.voice.media.webrtc;

import java.net.InetSocketAddress;
import java.security.SecureRandom;

/**
 * Our answer to an offer: the passive side of ICE-lite, one address, PCMU.
 *
 * @param fragment our half of the checks' user name, unique among the live legs
 * @param password signs the checks; whoever knows it has read this answer
 * @param ssrc of the sound that we send
 */
public record Answer(Offer offer, String fragment, String password, int ssrc) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** With a fresh name (48 bits) and password (142 bits). */
    public static Answer to(Offer offer, int ssrc, SecureRandom random) {
        return new Answer(offer, letters(random, 8), letters(random, 24), ssrc);
    }

    /** @param reachable where browsers find us */
    public String sdp(InetSocketAddress reachable, Offer.Fingerprint ours) {
        var host = reachable.getAddress().getHostAddress();
        var family = host.contains(":") ? "IP6" : "IP4";
        int events = offer.telephoneEvents();
        return """
                v=0
                o=- %1$d 1 IN %2$s %3$s
                s=-
                t=0 0
                a=group:BUNDLE %4$s
                a=ice-lite
                a=msid-semantic: WMS *
                m=audio %5$d UDP/TLS/RTP/SAVPF 0%6$s
                c=IN %2$s %3$s
                a=mid:%4$s
                a=sendrecv
                a=rtcp-mux
                a=ice-ufrag:%7$s
                a=ice-pwd:%8$s
                a=fingerprint:sha-256 %9$s
                a=setup:passive
                a=rtpmap:0 PCMU/8000
                %10$sa=ptime:20
                a=ssrc:%1$d cname:throughline
                a=msid:throughline caller
                a=candidate:1 1 udp 2130706431 %3$s %5$d typ host
                a=end-of-candidates
                """.formatted(
                        Integer.toUnsignedLong(ssrc),
                        family,
                        host,
                        offer.mid(),
                        reachable.getPort(),
                        events < 0 ? "" : " " + events,
                        fragment,
                        password,
                        ours.hex(),
                        events < 0 ? "" : "a=rtpmap:%1$d telephone-event/8000\na=fmtp:%1$d 0-15\n".formatted(events))
                .replace("\n", "\r\n");
    }

    private static String letters(SecureRandom random, int count) {
        var made = new StringBuilder(count);
        while (made.length() < count) made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return made.toString();
    }
}
