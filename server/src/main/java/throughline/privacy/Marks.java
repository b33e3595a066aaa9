package throughline.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By which a number or an address is known again that nobody keeps: HMAC-SHA256 under the salt of one erasure. */
final class Marks {
    private static final String HMAC = "HmacSHA256";
    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Marks() {}

    static byte[] salt() {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static byte[][] of(byte[] salt, Reach reach) {
        return Stream.of(reach.phones(), reach.mails())
                .flatMap(Stream::of)
                .map(each -> of(salt, each))
                .toArray(byte[][]::new);
    }

    static byte[] of(byte[] salt, String numberOrAddress) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            return mac.doFinal(numberOrAddress.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
