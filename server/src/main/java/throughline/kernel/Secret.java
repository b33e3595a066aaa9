package throughline.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random value of 256 bits that opens something: a session, a link, a token. Its owner holds the text, we hold the hash. A plain
 * SHA-256 is enough because nobody can guess 256 random bits.
 */
public record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String DERIVATION = "HmacSHA256";
    private static final int BYTES = 32;

    public static Secret fresh() {
        return fresh("");
    }

    /** @param prefix put before the random part so that scanners and people recognise what it is */
    public static Secret fresh(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + TEXT.encodeToString(bytes));
    }

    /** Another secret of the same strength, for one purpose, from which nobody gets back to this one. */
    public Secret derived(String purpose) {
        try {
            var mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), DERIVATION));
            return new Secret(TEXT.encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + DERIVATION, e);
        }
    }

    /** Whether this is the same text, in a time that says nothing of where it differs. */
    public boolean is(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] hash() {
        return sha256(text);
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
