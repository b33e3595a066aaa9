package throughline.voice.media;

/**
 * The media plane in numbers: counters since the start, and three gauges.
 *
 * @param rtpReceived packets of sound or digits accepted on any leg
 * @param rtpLost packets that never came, by their sequence numbers
 * @param rtpFromStrangers packets dropped because they came from elsewhere than the learnt source
 * @param srtpRejected packets of browsers dropped as forged, repeated, too old or unreadable
 * @param rtpPortsInUse pairs of ports held by trunk legs now
 * @param browserLegs open browser legs now
 * @param browserLegsUp those of them whose sound flows
 */
public record MediaFigures(
        long rtpReceived,
        long rtpLost,
        long rtpFromStrangers,
        long srtpRejected,
        int rtpPortsInUse,
        int browserLegs,
        int browserLegsUp) {}
