package throughline.fieldapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service on this machine, and the browser behind it: answers as it is told, and opens what it got with its own key and by its own
 * reading of the standards, sharing nothing with the sender.
 */
final class PushService implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w-]+\\.[\\w-]+)\\.([\\w-]+), k=([\\w-]+)");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final byte[] auth = "sixteen secrets!".getBytes(US_ASCII);
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int mood = 201;
    private volatile int retryAfter;

    /** What came in. @param headers by their names in small letters */
    record Got(Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    PushService() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String endpoint() {
        return origin() + "/push/abc123";
    }

    String p256dh() {
        return TEXT.encodeToString(point());
    }

    String auth() {
        return TEXT.encodeToString(auth);
    }

    void answers(int status) {
        answers(status, 0);
    }

    /** @param after seconds to stay away; 0 says nothing of it */
    void answers(int status, int after) {
        mood = status;
        retryAfter = after;
    }

    List<Got> all() {
        return List.copyOf(got);
    }

    /** What the browser reads. */
    JsonNode opened(Got message) {
        try {
            var body = ByteBuffer.wrap(message.body());
            var salt = new byte[16];
            body.get(salt);
            int record = body.getInt();
            var sender = new byte[Byte.toUnsignedInt(body.get())];
            body.get(sender);
            var sealed = new byte[body.remaining()];
            body.get(sealed);
            if (sealed.length > record) {
                throw new IllegalStateException("more than one record");
            }
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(key(sender), true);
            var info = new ByteArrayOutputStream();
            info.writeBytes("WebPush: info\0".getBytes(US_ASCII));
            info.writeBytes(point());
            info.writeBytes(sender);
            var ikm = hkdf(agreement.generateSecret(), auth, info.toByteArray(), 32);
            var key = hkdf(ikm, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
            var nonce = hkdf(ikm, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            var text = cipher.doFinal(sealed);
            int end = text.length - 1;
            while (text[end] == 0) {
                end--;
            }
            if (text[end] != 2) {
                throw new IllegalStateException("not the last record");
            }
            return JSON.readTree(Arrays.copyOf(text, end));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this is not for this browser", e);
        }
    }

    /** The claims of the sender's token, whose signature is its own; the key that it names is its public one. */
    static JsonNode claims(Got message, String serverKey) {
        var said = VAPID.matcher(message.header("authorization"));
        if (!said.matches() || !said.group(3).equals(serverKey)) {
            throw new IllegalStateException("no token of this sender: " + message.header("authorization"));
        }
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key(Base64.getUrlDecoder().decode(serverKey)));
            signature.update(said.group(1).getBytes(UTF_8));
            if (!signature.verify(Base64.getUrlDecoder().decode(said.group(2)))) {
                throw new IllegalStateException("somebody else signed this");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return JSON.readTree(Base64.getUrlDecoder().decode(said.group(1).split("\\.")[1]));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            got.add(new Got(headers, exchange.getRequestBody().readAllBytes()));
            if (retryAfter > 0) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter));
            }
            exchange.sendResponseHeaders(mood, -1);
        }
    }

    private byte[] point() {
        var w = ((ECPublicKey) keys.getPublic()).getW();
        var hex = "04%064x%064x".formatted(w.getAffineX(), w.getAffineY());
        return HexFormat.of().parseHex(hex);
    }

    private static PublicKey key(byte[] point) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var curve = ((ECPublicKey) generator.generateKeyPair().getPublic()).getParams();
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    /** The JDK's own. */
    private static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }
}
