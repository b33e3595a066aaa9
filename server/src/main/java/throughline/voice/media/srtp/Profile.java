package throughline.voice.media.srtp;

/** The two protection profiles that we speak, the better one first, by their numbers in DTLS (RFC 5764, section 4.1.2; RFC 7714, section 14.2). */
public enum Profile {
    AEAD_AES_128_GCM(7, 12),
    AES128_CM_HMAC_SHA1_80(1, 14);

    public static final int KEY = 16;
    /** The most that protection adds to a packet: the tag and, in reports, the index. */
    public static final int TRAILER = 20;

    private final int number;
    private final int saltLength;

    Profile(int number, int saltLength) {
        this.number = number;
        this.saltLength = saltLength;
    }

    public int number() {
        return number;
    }

    public int saltLength() {
        return saltLength;
    }

    PacketCipher cipher(byte[] masterKey, byte[] masterSalt) {
        return switch (this) {
            case AES128_CM_HMAC_SHA1_80 -> new CounterMode(new KeyDerivation(masterKey, masterSalt));
            case AEAD_AES_128_GCM -> new GaloisCounterMode(new KeyDerivation(masterKey, masterSalt));
        };
    }
}
