package throughline.voice.media.srtp;

import static throughline.voice.media.srtp.KeyDerivation.*;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import throughline.voice.media.rtp.Bytes;

/**
 * AES-128 in counter mode with an 80-bit HMAC-SHA1 tag (RFC 3711, sections 4.1.1 and 4.2.1).
 *
 * <pre>
 *  RTP:  | header | encrypted payload | tag, 10 |              the tag also covers the wraps of the sequence number
 *  RTCP: | first 8 bytes | encrypted  | E, 31-bit index | tag, 10 |
 * </pre>
 */
final class CounterMode implements PacketCipher {
    private static final int TAG = 10;
    private static final int REPORT_HEADER = 8;
    private static final int ENCRYPTED = 0x80000000;

    private final Direction rtp;
    private final Direction rtcp;
    private final byte[] iv = new byte[16];
    private final byte[] wraps = new byte[4];
    private final byte[] computed = new byte[20];

    CounterMode(KeyDerivation keys) {
        rtp = new Direction(keys, RTP_KEY, RTP_AUTHENTICATION, RTP_SALT);
        rtcp = new Direction(keys, RTCP_KEY, RTCP_AUTHENTICATION, RTCP_SALT);
    }

    @Override
    public int tag() {
        return TAG;
    }

    @Override
    public int seal(byte[] packet, int payload, int length, int ssrc, long index) {
        try {
            rtp.crypt(packet, payload, length, ssrc, index);
            sign(packet, length, index);
            System.arraycopy(computed, 0, packet, length, TAG);
            return length + TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int open(byte[] packet, int payload, int length, int ssrc, long index) {
        int end = length - TAG;
        if (end < payload) return -1;
        try {
            sign(packet, end, index);
            if (!signedAt(packet, end)) return -1;
            rtp.crypt(packet, payload, end, ssrc, index);
            return end;
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    @Override
    public int sealReport(byte[] packet, int length, int ssrc, int index) {
        try {
            rtcp.crypt(packet, REPORT_HEADER, length, ssrc, index);
            Bytes.put32(packet, length, ENCRYPTED | index);
            rtcp.mac.update(packet, 0, length + 4);
            rtcp.mac.doFinal(computed, 0);
            System.arraycopy(computed, 0, packet, length + 4, TAG);
            return length + 4 + TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int reportIndexAt(int length) {
        return length - TAG - 4;
    }

    @Override
    public int openReport(byte[] packet, int length, int ssrc, int index) {
        int end = length - TAG - 4;
        if (end < REPORT_HEADER) return -1;
        try {
            rtcp.mac.update(packet, 0, end + 4);
            rtcp.mac.doFinal(computed, 0);
            if (!signedAt(packet, end + 4)) return -1;
            if (Bytes.i32(packet, end) < 0) rtcp.crypt(packet, REPORT_HEADER, end, ssrc, index);
            return end;
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    private void sign(byte[] packet, int length, long index) throws GeneralSecurityException {
        Bytes.put32(wraps, 0, (int) (index >>> 16));
        rtp.mac.update(packet, 0, length);
        rtp.mac.update(wraps);
        rtp.mac.doFinal(computed, 0);
    }

    private boolean signedAt(byte[] packet, int at) {
        int difference = 0;
        for (int i = 0; i < TAG; i++) difference |= packet[at + i] ^ computed[i];
        return difference == 0;
    }

    private final class Direction {
        final SecretKeySpec key;
        final byte[] salt;
        final Cipher cipher;
        final Mac mac;

        Direction(KeyDerivation keys, int keyLabel, int authenticationLabel, int saltLabel) {
            key = new SecretKeySpec(keys.key(keyLabel, Profile.KEY), "AES");
            salt = keys.key(saltLabel, 14);
            try {
                cipher = Cipher.getInstance("AES/CTR/NoPadding");
                mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(keys.key(authenticationLabel, 20), "HmacSHA1"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK lacks AES or HMAC-SHA1.", e);
            }
        }

        /** The counter begins at salt·2^16 ⊕ SSRC·2^64 ⊕ index·2^16. */
        void crypt(byte[] packet, int from, int to, int ssrc, long index) throws GeneralSecurityException {
            System.arraycopy(salt, 0, iv, 0, 14);
            iv[14] = 0;
            iv[15] = 0;
            for (int i = 0; i < 4; i++) iv[4 + i] ^= (byte) (ssrc >>> 24 - 8 * i);
            for (int i = 0; i < 6; i++) iv[8 + i] ^= (byte) (index >>> 40 - 8 * i);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            cipher.doFinal(packet, from, to - from, packet, from);
        }
    }
}
