package throughline.voice.media.srtp;

import static throughline.voice.media.srtp.KeyDerivation.*;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import throughline.voice.media.rtp.Bytes;

/**
 * AES-128 in Galois counter mode with a tag of 16 bytes (RFC 7714, sections 8 and 9).
 *
 * <pre>
 *  RTP:  | header, authenticated | encrypted payload | tag, 16 |
 *  RTCP: | first 8 bytes, authenticated | encrypted  | tag, 16 | E, 31-bit index, authenticated |
 *  IV:   | 0 0 | SSRC, 4 | index, 6 |  ⊕ salt, 12        (RTCP: index of 31 bits in the last 4)
 * </pre>
 */
final class GaloisCounterMode implements PacketCipher {
    private static final int TAG = 16;
    private static final int REPORT_HEADER = 8;
    private static final int ENCRYPTED = 0x80000000;

    private final Direction rtp;
    private final Direction rtcp;

    GaloisCounterMode(KeyDerivation keys) {
        this(
                new Direction(keys.key(RTP_KEY, 16), keys.key(RTP_SALT, 12)),
                new Direction(keys.key(RTCP_KEY, 16), keys.key(RTCP_SALT, 12)));
    }

    /** With session keys as they are. */
    GaloisCounterMode(Direction rtp, Direction rtcp) {
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    @Override
    public int tag() {
        return TAG;
    }

    @Override
    public int seal(byte[] packet, int payload, int length, int ssrc, long index) {
        try {
            rtp.begin(Cipher.ENCRYPT_MODE, ssrc, index);
            rtp.cipher.updateAAD(packet, 0, payload);
            return payload + rtp.cipher.doFinal(packet, payload, length - payload, packet, payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int open(byte[] packet, int payload, int length, int ssrc, long index) {
        if (length - TAG < payload) return -1;
        try {
            rtp.begin(Cipher.DECRYPT_MODE, ssrc, index);
            rtp.cipher.updateAAD(packet, 0, payload);
            return payload + rtp.cipher.doFinal(packet, payload, length - payload, packet, payload);
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    @Override
    public int sealReport(byte[] packet, int length, int ssrc, int index) {
        try {
            int indexAt = length + TAG;
            Bytes.put32(packet, indexAt, ENCRYPTED | index);
            rtcp.begin(Cipher.ENCRYPT_MODE, ssrc, index);
            rtcp.cipher.updateAAD(packet, 0, REPORT_HEADER);
            rtcp.cipher.updateAAD(packet, indexAt, 4);
            rtcp.cipher.doFinal(packet, REPORT_HEADER, length - REPORT_HEADER, packet, REPORT_HEADER);
            return indexAt + 4;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int reportIndexAt(int length) {
        return length - 4;
    }

    @Override
    public int openReport(byte[] packet, int length, int ssrc, int index) {
        int indexAt = length - 4;
        if (indexAt - TAG < REPORT_HEADER || Bytes.i32(packet, indexAt) >= 0) return -1;
        try {
            rtcp.begin(Cipher.DECRYPT_MODE, ssrc, index);
            rtcp.cipher.updateAAD(packet, 0, REPORT_HEADER);
            rtcp.cipher.updateAAD(packet, indexAt, 4);
            int sealed = indexAt - REPORT_HEADER;
            return REPORT_HEADER + rtcp.cipher.doFinal(packet, REPORT_HEADER, sealed, packet, REPORT_HEADER);
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    static final class Direction {
        private final SecretKeySpec key;
        private final byte[] salt;
        private final byte[] iv = new byte[12];
        private final Cipher cipher;

        Direction(byte[] key, byte[] salt) {
            this.key = new SecretKeySpec(key, "AES");
            this.salt = salt;
            try {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK lacks AES-GCM.", e);
            }
        }

        private void begin(int mode, int ssrc, long index) throws GeneralSecurityException {
            System.arraycopy(salt, 0, iv, 0, 12);
            for (int i = 0; i < 4; i++) iv[2 + i] ^= (byte) (ssrc >>> 24 - 8 * i);
            for (int i = 0; i < 6; i++) iv[6 + i] ^= (byte) (index >>> 40 - 8 * i);
            cipher.init(mode, key, new GCMParameterSpec(8 * TAG, iv));
        }
    }
}
