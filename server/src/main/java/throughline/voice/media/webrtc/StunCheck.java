package throughline.voice.media.webrtc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.rtp.Bytes;

/**
 * A connectivity check: a STUN binding request with USERNAME, MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489; RFC 8445, section 7).
 *
 * <pre>
 *  | 0 0 | type, 14 bits | length of what follows these 20 bytes |
 *  | magic cookie 2112a442                                       |
 *  | transaction, 12 bytes                                       |
 *  | attribute type, 2 | its length, 2 | value, filled to 4 | …  |
 * </pre>
 *
 * MESSAGE-INTEGRITY signs what is before it, with the length field as if it were the last attribute; FINGERPRINT is a CRC-32 over
 * all before it.
 */
public final class StunCheck {
    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112a442;
    private static final int REQUEST = 0x0001;
    private static final int SUCCESS = 0x0101;
    private static final int ERROR = 0x0111;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    private static final int ICE_CONTROLLED = 0x8029;
    private static final int FINGERPRINT_XOR = 0x5354554e;
    private static final int SIGNATURE = 20;

    private final byte[] packet;
    private String user = "";
    private int integrityAt = -1;
    private boolean nominating;
    private boolean controlled;

    private StunCheck(byte[] packet) {
        this.packet = packet;
    }

    /** Whether the first byte is one of STUN's, among those that share the port (RFC 7983). */
    public static boolean isStun(byte[] packet) {
        return packet[0] >= 0 && packet[0] < 4;
    }

    /** The check in these bytes, or null when they are none that is complete and undamaged. Nobody is trusted yet. */
    public static @Nullable StunCheck read(byte[] bytes, int length) {
        if (length < HEADER || length % 4 != 0 || Bytes.u16(bytes, 0) != REQUEST) return null;
        if (Bytes.u16(bytes, 2) != length - HEADER || Bytes.i32(bytes, 4) != COOKIE) return null;
        var check = new StunCheck(Arrays.copyOf(bytes, length));
        return check.isComplete() ? check : null;
    }

    /** Our name, the first half of the USERNAME. */
    public String ourFragment() {
        return user.substring(0, user.indexOf(':'));
    }

    public String theirFragment() {
        return user.substring(user.indexOf(':') + 1);
    }

    /** The browser has chosen this pair of addresses for the sound. */
    public boolean nominates() {
        return nominating;
    }

    /** The sender believes that we lead, which ICE-lite never does (RFC 8445, section 6.1.1). */
    public boolean mistakesRoles() {
        return controlled;
    }

    public boolean isSignedWith(String password) {
        var expected = signature(packet, integrityAt, password);
        return MessageDigest.isEqual(
                expected, Arrays.copyOfRange(packet, integrityAt + 4, integrityAt + 4 + SIGNATURE));
    }

    /** The good answer: where we see the browser. */
    public byte[] success(InetSocketAddress from, String password) {
        var address = from.getAddress().getAddress();
        var value = ByteBuffer.allocate(4 + address.length);
        value.put((byte) 0).put((byte) (address.length == 4 ? 1 : 2));
        value.putShort((short) (from.getPort() ^ COOKIE >>> 16));
        for (int i = 0; i < address.length; i++) value.put((byte) (address[i] ^ packet[4 + i]));
        return answer(SUCCESS, XOR_MAPPED_ADDRESS, value.array(), password);
    }

    /** 487 Role Conflict: change sides and try again. */
    public byte[] roleConflict(String password) {
        var value = ByteBuffer.allocate(16).putInt(4 << 8 | 87).put("RoleConflict".getBytes(StandardCharsets.US_ASCII));
        return answer(ERROR, ERROR_CODE, value.array(), password);
    }

    private boolean isComplete() {
        int at = HEADER;
        while (at + 4 <= packet.length) {
            int length = Bytes.u16(packet, at + 2);
            if (at + 4 + length > packet.length) return false;
            switch (Bytes.u16(packet, at)) {
                case USERNAME -> user = new String(packet, at + 4, length, StandardCharsets.UTF_8);
                case USE_CANDIDATE -> nominating = true;
                case ICE_CONTROLLED -> controlled = true;
                case MESSAGE_INTEGRITY -> {
                    integrityAt = at;
                    return length == SIGNATURE && user.indexOf(':') > 0 && isUndamagedAfter(at + 4 + SIGNATURE);
                }
                default -> {}
            }
            at += 4 + (length + 3 & ~3);
        }
        return false;
    }

    private boolean isUndamagedAfter(int at) {
        return at + 8 == packet.length
                && Bytes.u16(packet, at) == FINGERPRINT
                && Bytes.u16(packet, at + 2) == 4
                && Bytes.i32(packet, at + 4) == fingerprint(packet, at);
    }

    private byte[] answer(int type, int attribute, byte[] value, String password) {
        int integrity = HEADER + 4 + value.length;
        int whole = integrity + 4 + SIGNATURE + 8;
        var out = ByteBuffer.allocate(whole);
        out.putShort((short) type).putShort((short) (whole - HEADER)).put(packet, 4, 16);
        out.putShort((short) attribute).putShort((short) value.length).put(value);
        out.putShort((short) MESSAGE_INTEGRITY).putShort((short) SIGNATURE);
        out.put(signature(out.array(), integrity, password));
        out.putShort((short) FINGERPRINT).putShort((short) 4);
        return out.putInt(fingerprint(out.array(), whole - 8)).array();
    }

    private static byte[] signature(byte[] message, int upTo, String password) {
        var signed = Arrays.copyOf(message, upTo);
        Bytes.put16(signed, 2, upTo + 4 + SIGNATURE - HEADER);
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks HMAC-SHA1.", e);
        }
    }

    private static int fingerprint(byte[] message, int upTo) {
        var crc = new CRC32();
        crc.update(message, 0, upTo);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }
}
