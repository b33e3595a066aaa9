package throughline.voice.media.srtp;

import throughline.voice.media.rtp.Bytes;
import throughline.voice.media.rtp.Rtp;

/** Protects the one stream that we send, in place: the array must have {@link Profile#TRAILER} bytes free behind the packet. */
public final class SrtpOut {
    private final PacketCipher cipher;
    private long last = -1;
    private int reports;

    public SrtpOut(Profile profile, byte[] masterKey, byte[] masterSalt) {
        cipher = profile.cipher(masterKey, masterSalt);
    }

    /** Gives the new length. Packets must come with sequence numbers that grow by one, modulo 2^16. */
    public synchronized int protect(byte[] packet, int length) {
        int sequence = Rtp.sequence(packet);
        last = last < 0 ? sequence : last + (sequence - last & 0xffff);
        return cipher.seal(packet, Rtp.payloadStart(packet, length), length, Rtp.ssrc(packet), last);
    }

    public synchronized int protectReport(byte[] packet, int length) {
        return cipher.sealReport(packet, length, Bytes.i32(packet, 4), ++reports & 0x7fffffff);
    }
}
