package throughline.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Standard Webhooks, version 1: {@code v1,} and the Base64 of HMAC-SHA-256 over {@code id.timestamp.body}. While a secret
 * is replaced there are two signatures with a blank between them, and whoever receives believes either.
 */
final class Signatures {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 10;

    private Signatures() {}

    static String of(List<SharedSecret> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream().map(secret -> one(secret, id, timestamp, body)).collect(joining(" "));
    }

    /** Takes as long for a near guess as for a wild one. */
    static boolean fit(String given, List<SharedSecret> secrets, String id, long timestamp, byte[] body) {
        boolean fits = false;
        for (var secret : secrets) {
            var expected = one(secret, id, timestamp, body).getBytes(UTF_8);
            for (var each : given.split(" ", MOST)) {
                fits |= MessageDigest.isEqual(each.getBytes(UTF_8), expected);
            }
        }
        return fits;
    }

    private static String one(SharedSecret secret, String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update("%s.%d.".formatted(id, timestamp).getBytes(US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java", impossible);
        }
    }
}
