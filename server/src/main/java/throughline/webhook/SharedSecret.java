package throughline.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What signs: 32 random bytes, written as Standard Webhooks writes them, {@code whsec_} and Base64. Shown once, when it is made. */
public record SharedSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SharedSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SharedSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }
}
