package throughline.fieldapp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a message so that nobody but the browser of one subscription reads it, not even its push service (RFC 8291). What goes out is one
 * record of {@code aes128gcm} (RFC 8188, section 2), whose key is named by our public key of this one message:
 *
 * <pre>
 * salt: 16 | record size: u32 | length of the next: u8 = 65 | our public key: 65 | sealed: text, 02, padding, tag of 16
 *
 * from     our secret × its public key, its auth            ── HKDF ──&gt; ikm: 32
 * with     "WebPush: info" 00 its public key, our public key
 * from     ikm, salt                                        ── HKDF ──&gt; key: 16, nonce: 12
 * with     "Content-Encoding: aes128gcm" 00, "Content-Encoding: nonce" 00
 * </pre>
 */
final class Sealing {
    static final int LONGEST = 3_993; // with everything around it a record of 4096, which every push service takes
    private static final int RECORD = 4_096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    /** Each message has a key and a salt of its own. */
    static byte[] seal(byte[] text, byte[] receiver, byte[] auth) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return seal(text, receiver, auth, Curve.fresh(), salt);
    }

    static byte[] seal(byte[] text, byte[] receiver, byte[] auth, KeyPair own, byte[] salt) {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException(
                    "A message of %d bytes is too long to be pushed.".formatted(text.length));
        }
        try {
            var sender = Curve.written((ECPublicKey) own.getPublic());
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(Curve.read(receiver), true);
            var ikm = derived(agreement.generateSecret(), auth, joined(ascii("WebPush: info\0"), receiver, sender), 32);
            var key = derived(ikm, salt, ascii("Content-Encoding: aes128gcm\0"), 16);
            var nonce = derived(ikm, salt, ascii("Content-Encoding: nonce\0"), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
            return ByteBuffer.allocate(SALT + 4 + 1 + sender.length + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) sender.length)
                    .put(sender)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A message cannot be sealed", e);
        }
    }

    /** HKDF with SHA-256 (RFC 5869), of which one block is enough. */
    private static byte[] derived(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        var extracted = hmac(salt, secret);
        return Arrays.copyOf(hmac(extracted, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(each -> each.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
