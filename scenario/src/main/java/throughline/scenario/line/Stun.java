package throughline.scenario.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The connectivity check of ICE (RFC 8445 §7.2.2), as the controlling side sends it.
 *
 * <pre>
 *   type(16) length(16) | magic cookie(32) | transaction(96) | { attribute(16) length(16) value padded to 4 }…
 *   0x0006 USERNAME  0x0024 PRIORITY  0x0025 USE-CANDIDATE  0x802a ICE-CONTROLLING
 *   0x0008 MESSAGE-INTEGRITY: HMAC-SHA1 of all before it     0x8028 FINGERPRINT: CRC-32 of all before it, xor "STUN"
 * </pre>
 */
final class Stun {
    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112a442;
    private static final int SUCCESS = 0x0101;

    private Stun() {}

    static byte[] check(String username, String password) throws GeneralSecurityException {
        var out = ByteBuffer.allocate(256);
        var random = ThreadLocalRandom.current();
        out.putShort((short) 1).putShort((short) 0).putInt(COOKIE);
        out.putInt(random.nextInt()).putLong(random.nextLong());
        attribute(out, 0x0006, username.getBytes(UTF_8));
        attribute(out, 0x0024, new byte[] {0x6e, 0, 1, -1});
        attribute(out, 0x0025, new byte[0]);
        attribute(out, 0x802a, ByteBuffer.allocate(8).putLong(random.nextLong()).array());
        promise(out, 24);
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(password.getBytes(UTF_8), "HmacSHA1"));
        mac.update(out.array(), 0, out.position());
        attribute(out, 0x0008, mac.doFinal());
        promise(out, 8);
        var crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        attribute(
                out,
                0x8028,
                ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ 0x5354554e).array());
        return Arrays.copyOf(out.array(), out.position());
    }

    static boolean isSuccess(byte[] packet, int length) {
        return length >= HEADER && ByteBuffer.wrap(packet).getShort() == SUCCESS;
    }

    /** Writes the length as it will be once {@code more} bytes have followed. */
    private static void promise(ByteBuffer out, int more) {
        out.putShort(2, (short) (out.position() - HEADER + more));
    }

    private static void attribute(ByteBuffer out, int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value).put(new byte[-value.length & 3]);
    }
}
