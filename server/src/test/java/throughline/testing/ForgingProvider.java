package throughline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider that signs whatever a test wants, and is otherwise as strict as an honest one: a code is good once and for its verifier. */
public final class ForgingProvider implements AutoCloseable {
    public static final String CLIENT = "throughline-desk";
    public static final String SECRET = "a secret of both, long enough to sign with HS256";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a browser was sent here with. */
    public record Asked(String state, String nonce, String challenge, URI back) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Set<String> used = new HashSet<>();
    private final AtomicInteger codes = new AtomicInteger();
    private volatile String token = "";
    private volatile String challenge = "";
    private volatile @Nullable Map<String, Object> told;

    public ForgingProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("of-today").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> says(exchange, 200, ofItself()));
        server.createContext("/keys", exchange -> says(exchange, 200, new JWKSet(key).toJSONObject()));
        server.createContext("/token", this::gives);
        server.createContext("/me", exchange -> says(exchange, 200, told));
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** With which it signs. */
    public RSAKey key() {
        return key;
    }

    /** Reads the address to which a browser is sent. */
    public Asked asked(URI address) {
        var words = form(address.getRawQuery());
        return new Asked(
                words.get("state"),
                words.get("nonce"),
                words.get("code_challenge"),
                URI.create(words.get("redirect_uri")));
    }

    /** What an honest provider would say of her now. */
    public JWTClaimsSet.Builder honest(Asked asked, String subject, String email) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .claim("nonce", asked.nonce())
                .claim("email", email)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    public String signed(JWTClaimsSet claims) {
        try {
            return signed(
                    claims,
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives this token for the code that it returns. */
    public String codeFor(Asked asked, String idToken) {
        challenge = asked.challenge();
        token = idToken;
        return "code-" + codes.incrementAndGet();
    }

    /** What it says to whoever shows the access token. */
    public void tells(Map<String, Object> claims) {
        told = claims;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> ofItself() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/auth",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/me",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                Set.of("code"),
                "subject_types_supported",
                Set.of("public"),
                "id_token_signing_alg_values_supported",
                Set.of("RS256", "HS256", "none"));
    }

    private void gives(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var basic = CLIENT + ":" + URLEncoder.encode(SECRET, UTF_8);
        var proof = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8));
        boolean right = proof.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && s256(form.get("code_verifier")).equals(challenge)
                && used.add(form.get("code"));
        if (right) {
            says(exchange, 200, Map.of("access_token", "shown", "token_type", "Bearer", "id_token", token));
        } else {
            says(exchange, 400, Map.of("error", "invalid_grant"));
        }
    }

    private static void says(HttpExchange exchange, int status, @Nullable Object what) throws IOException {
        try (exchange) {
            var body = JSON.writeValueAsBytes(what);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> URLDecoder.decode(word[1], UTF_8)));
    }

    private static String s256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
