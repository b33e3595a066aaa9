package throughline.scenario.field;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
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
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A push service on this machine with the keys of one phone's browser: takes messages and opens them as RFC 8291 says. */
public final class PushService implements AutoCloseable {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final byte[] auth = "sixteen secrets!".getBytes(US_ASCII);
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public PushService() {
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
        server.createContext("/", exchange -> {
            try (exchange) {
                messages.add(opened(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(201, -1);
            }
        });
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:%d/push/1".formatted(server.getAddress().getPort());
    }

    public String p256dh() {
        return TEXT.encodeToString(point());
    }

    public String auth() {
        return TEXT.encodeToString(auth);
    }

    /** What the browser would give to the app's worker. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String opened(byte[] message) {
        try {
            var salt = Arrays.copyOf(message, 16);
            var sender = Arrays.copyOfRange(message, 21, 86);
            var sealed = Arrays.copyOfRange(message, 86, message.length);
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            var x = new BigInteger(1, Arrays.copyOfRange(sender, 1, 33));
            var y = new BigInteger(1, Arrays.copyOfRange(sender, 33, 65));
            var curve = ((ECPublicKey) keys.getPublic()).getParams();
            agreement.doPhase(
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve)), true);
            var head = "WebPush: info\0".getBytes(US_ASCII);
            var info = ByteBuffer.allocate(head.length + 130)
                    .put(head)
                    .put(point())
                    .put(sender)
                    .array();
            var ikm = hkdf(agreement.generateSecret(), auth, info, 32);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(hkdf(ikm, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16), "AES"),
                    new GCMParameterSpec(128, hkdf(ikm, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12)));
            var text = cipher.doFinal(sealed);
            return new String(text, 0, text.length - 1, UTF_8); // the last byte says that it is the last record
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this is not for this phone", e);
        }
    }

    private byte[] point() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return HexFormat.of().parseHex("04%064x%064x".formatted(point.getAffineX(), point.getAffineY()));
    }

    private static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }
}
