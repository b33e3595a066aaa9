package throughline.edge.door;

import java.security.SecureRandom;
import java.util.Base64;

/** A number used once: it stands in the policy of one answer and on the scripts and styles of that answer only (CSP level 3, §8.2). */
public final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Nonce() {}

    /** 128 random bits in Base64 for addresses, which needs no escape in markup or header. */
    public static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
