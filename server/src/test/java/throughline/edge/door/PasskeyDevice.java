package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A device that keeps one passkey, and can be made to misbehave in each way that a server must notice. */
final class PasskeyDevice {
    private static final int PRESENT = 0x01;
    private static final int RECOGNISED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final KeyPair key;
    private final byte[] credential = new byte[16];
    private String owner = "";
    /** Where it believes to be; a page of somebody else's would make it say another one. */
    String origin;
    /** Empty: whichever it is asked for. */
    String host = "";

    boolean recognises = true;
    long count;

    PasskeyDevice(int port) {
        origin = "http://localhost:" + port;
        new SecureRandom().nextBytes(credential);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another device with everything that this one has. */
    PasskeyDevice(PasskeyDevice copied) {
        origin = copied.origin;
        key = copied.key;
        owner = copied.owner;
        count = copied.count;
        System.arraycopy(copied.credential, 0, credential, 0, credential.length);
    }

    /** @param wanted what the server asked the browser to make */
    Map<String, String> makes(JsonNode wanted, String name) {
        owner = wanted.get("handle").asString();
        var body = joined(
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) credential.length).array(),
                credential,
                coseKey());
        var data = joined(authenticator(wanted, PRESENT | (recognises ? RECOGNISED : 0) | WITH_KEY), body);
        var attestation = joined(
                new byte[] {(byte) 0xa3, 0x63},
                "fmt".getBytes(UTF_8),
                new byte[] {0x64},
                "none".getBytes(UTF_8),
                new byte[] {0x67},
                "attStmt".getBytes(UTF_8),
                new byte[] {(byte) 0xa0, 0x68},
                "authData".getBytes(UTF_8),
                new byte[] {0x58, (byte) data.length},
                data);
        return Map.of("name", name, "clientData", text(client("create", wanted)), "attestation", text(attestation));
    }

    /** @param asked what the server asked the browser to have signed */
    Map<String, String> signs(JsonNode asked) {
        count++;
        var client = client("get", asked);
        var data = authenticator(asked, PRESENT | (recognises ? RECOGNISED : 0));
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(joined(data, sha256(client)));
            return Map.of(
                    "credential",
                    text(credential),
                    "owner",
                    owner,
                    "clientData",
                    text(client),
                    "authenticatorData",
                    text(data),
                    "signature",
                    text(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String ceremony, JsonNode asked) {
        return "{\"type\":\"webauthn.%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(ceremony, asked.get("challenge").asString(), origin)
                .getBytes(UTF_8);
    }

    /** WebAuthn, section 6.1: hash of the host, flags, counter. */
    private byte[] authenticator(JsonNode asked, int flags) {
        var at = host.isEmpty() ? asked.get("host").asString() : host;
        return ByteBuffer.allocate(37)
                .put(sha256(at.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt((int) count)
                .array();
    }

    /** RFC 9053, section 7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return joined(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
