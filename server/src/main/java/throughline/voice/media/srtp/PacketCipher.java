package throughline.voice.media.srtp;

/**
 * Seals and opens packets in place. Lengths are of the packet; opening gives the new length, or -1 when the packet is not genuine.
 * Not thread-safe.
 */
sealed interface PacketCipher permits CounterMode, GaloisCounterMode {
    /** Bytes that the authentication tag takes. */
    int tag();

    /** @param index the packet's 48-bit index: wraps of the sequence number above the sequence number */
    int seal(byte[] packet, int payload, int length, int ssrc, long index);

    int open(byte[] packet, int payload, int length, int ssrc, long index);

    int sealReport(byte[] packet, int length, int ssrc, int index);

    /** Where the report's flag and index stand (4 bytes), given its length. */
    int reportIndexAt(int length);

    int openReport(byte[] packet, int length, int ssrc, int index);
}
