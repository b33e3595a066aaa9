package throughline.voice.media;

/** The two forms of G.711 that a trunk may speak; inside everything is {@link #PCMU}. */
public enum Codec {
    PCMU(0),
    PCMA(8);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The static RTP payload type (RFC 3551, table 4). */
    public int payloadType() {
        return payloadType;
    }
}
