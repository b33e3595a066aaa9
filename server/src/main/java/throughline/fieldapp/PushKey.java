package throughline.fieldapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.SecretFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key by which push services know us (VAPID, RFC 8292). Every subscription is bound to it, so it is made once and is a file that only the
 * program's user reads; whoever loses it has phones that must be opened once before they ring again.
 */
@Component
class PushKey {
    private static final String ENDING = ".vapid";
    private static final Duration VALID = Duration.ofHours(12); // at most 24 (RFC 8292, section 2)
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Settings settings;
    private final JsonMapper json;
    private final InstantSource clock;
    private @Nullable Pair own;

    PushKey(Settings settings, JsonMapper json, InstantSource clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    private record Pair(PrivateKey secret, byte[] written) {}

    /** As a browser takes it for {@code applicationServerKey}. */
    String publicKey() {
        return TEXT.encodeToString(own().written());
    }

    /** The header {@code Authorization} for this push service: a token (RFC 7519) for its origin alone, and the key that signed it. */
    String authorization(String endpoint) {
        var head = json.writeValueAsBytes(Map.of("typ", "JWT", "alg", "ES256"));
        var claims = json.writeValueAsBytes(Map.of(
                "aud", origin(URI.create(endpoint)),
                "exp", clock.instant().plus(VALID).getEpochSecond(),
                "sub", contact()));
        var signed = TEXT.encodeToString(head) + "." + TEXT.encodeToString(claims);
        return "vapid t=%s.%s, k=%s".formatted(signed, TEXT.encodeToString(signature(signed)), publicKey());
    }

    private String contact() {
        var contact = settings.app().contact();
        return (contact == null ? settings.url() : contact).toString();
    }

    private static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance(
                    "SHA256withECDSAinP1363Format"); // r and s side by side (RFC 7518, section 3.4)
            signature.initSign(own().secret());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A token for a push service cannot be signed", e);
        }
    }

    private synchronized Pair own() {
        if (own == null) {
            own = kept();
        }
        return own;
    }

    private Pair kept() {
        var folder = settings.appKeys();
        if (SecretFiles.in(folder, ENDING).isEmpty()) {
            var fresh = Curve.fresh();
            var written = Curve.written((ECPublicKey) fresh.getPublic());
            SecretFiles.write(
                    folder.resolve(SecretFiles.idOf(written) + ENDING),
                    TEXT.encodeToString(fresh.getPrivate().getEncoded()) + "." + TEXT.encodeToString(written) + "\n");
        }
        var halves = SecretFiles.read(SecretFiles.in(folder, ENDING).getFirst()).split("\\.");
        try {
            var decoder = Base64.getUrlDecoder();
            var secret = new PKCS8EncodedKeySpec(decoder.decode(halves[0].getBytes(US_ASCII)));
            return new Pair(KeyFactory.getInstance("EC").generatePrivate(secret), decoder.decode(halves[1]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key in %s cannot be read.".formatted(folder), e);
        }
    }
}
