package throughline.scenario.line;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One direction of SRTP, AES_CM_128_HMAC_SHA1_80 (RFC 3711), for one thread. Not for more than 65,536 packets out of order: the
 * rollover counter only follows the sequence number upwards.
 */
final class Srtp {
    static final int KEY = 16;
    static final int SALT = 14;
    private static final int TAG = 10;
    private static final int RTP_HEADER = 12;

    private final SecretKeySpec key;
    private final byte[] salt;
    private final Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    private final Mac mac = Mac.getInstance("HmacSHA1");
    private int rollovers;
    private int lastSequence = -1;

    Srtp(byte[] masterKey, byte[] masterSalt) throws GeneralSecurityException {
        key = new SecretKeySpec(derive(masterKey, masterSalt, 0, KEY), "AES");
        mac.init(new SecretKeySpec(derive(masterKey, masterSalt, 1, 20), "HmacSHA1"));
        salt = derive(masterKey, masterSalt, 2, SALT);
    }

    byte[] protect(byte[] packet) throws GeneralSecurityException {
        follow(packet);
        var out = Arrays.copyOf(packet, packet.length + TAG);
        crypt(out, RTP_HEADER, packet.length - RTP_HEADER);
        System.arraycopy(tag(out, packet.length), 0, out, packet.length, TAG);
        return out;
    }

    /** The payload, or an empty array when the packet was not made with our key. */
    byte[] payload(byte[] packet, int length) throws GeneralSecurityException {
        int end = length - TAG;
        int start = RTP_HEADER + 4 * (packet[0] & 0x0f);
        if (end <= start) {
            return new byte[0];
        }
        int rolloversBefore = rollovers;
        int sequenceBefore = lastSequence;
        follow(packet);
        if (!Arrays.equals(tag(packet, end), Arrays.copyOfRange(packet, end, length))) {
            rollovers = rolloversBefore;
            lastSequence = sequenceBefore;
            return new byte[0];
        }
        var plain = Arrays.copyOf(packet, end);
        crypt(plain, start, end - start);
        return Arrays.copyOfRange(plain, start, end);
    }

    private void follow(byte[] packet) {
        int sequence = ByteBuffer.wrap(packet).getShort(2) & 0xffff;
        if (lastSequence >= 0 && sequence < lastSequence - 0x8000) {
            rollovers++;
        }
        lastSequence = sequence;
    }

    /** XORs with AES in counter mode; the counter starts at salt·2¹⁶ ⊕ SSRC·2⁶⁴ ⊕ index·2¹⁶ (§4.1.1). */
    private void crypt(byte[] packet, int from, int length) throws GeneralSecurityException {
        var counter = Arrays.copyOf(salt, 16);
        var in = ByteBuffer.wrap(packet);
        xor(counter, 4, in.getInt(8));
        xor(counter, 8, rollovers);
        counter[12] ^= packet[2];
        counter[13] ^= packet[3];
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
        System.arraycopy(cipher.doFinal(packet, from, length), 0, packet, from, length);
    }

    private byte[] tag(byte[] packet, int length) throws GeneralSecurityException {
        mac.update(packet, 0, length);
        return Arrays.copyOf(
                mac.doFinal(ByteBuffer.allocate(4).putInt(rollovers).array()), TAG);
    }

    /** §4.3.1 with a key derivation rate of 0: AES-CM keystream from master salt ⊕ label. */
    private static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int length)
            throws GeneralSecurityException {
        var counter = Arrays.copyOf(masterSalt, 16);
        counter[7] ^= (byte) label;
        var cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
        return cipher.doFinal(new byte[length]);
    }

    private static void xor(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] ^= (byte) (value >>> 24 - 8 * i);
        }
    }
}
