package throughline.voice.media.webrtc;

/** Offers as browsers make them. */
public final class Offers {
    /** Chromium 156, asked for PCMU and digits. */
    public static final String CHROMIUM = """
            v=0
            o=- 2542573734404525626 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            a=extmap-allow-mixed
            a=msid-semantic: WMS 2f158da1-318b-4e75-b6e7-e934c2e7ac71
            m=audio 9 UDP/TLS/RTP/SAVPF 0 126
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:jEsT
            a=ice-pwd:b6GJAB2KBlDoirSppFMxuStD
            a=ice-options:trickle
            a=fingerprint:sha-256 BB:8C:EE:18:0F:A3:C2:0A:FF:07:79:63:1D:50:45:89:8B:CA:46:99:5E:93:D2:13:63:AC:F2:48:8E:17:44:FE
            a=setup:actpass
            a=mid:0
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=sendrecv
            a=msid:2f158da1-318b-4e75-b6e7-e934c2e7ac71 d28931c9-63d7-41c2-a14e-d8b7d9deb2e3
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:0 PCMU/8000
            a=rtpmap:126 telephone-event/8000
            a=ssrc:3747425534 cname:Q2iePbNEEatbVZw5
            """.replace("\n", "\r\n");

    private Offers() {}
}
