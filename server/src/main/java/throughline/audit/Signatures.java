package throughline.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.SecretFiles;

/** Signs checkpoints (Ed25519, RFC 8032) and says whose a signature is. The secret half is no part of a backup, the public one is. */
@Component
class Signatures {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = ".signing";
    private static final String PUBLIC = ".public";

    private final AuditFolders folders;
    private @Nullable Pair own;

    Signatures(AuditFolders folders) {
        this.folders = folders;
    }

    private record Pair(String id, PrivateKey secret) {}

    /** The id of the key that this house signs with; made when there is none. */
    synchronized String id() {
        return own().id();
    }

    synchronized String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(own().secret());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The checkpoint cannot be signed", e);
        }
    }

    /** The public keys that are known here, by their ids. */
    Map<String, PublicKey> known() {
        var known = new LinkedHashMap<String, PublicKey>();
        for (var file : SecretFiles.in(folders.signatures(), PUBLIC)) {
            try {
                var bytes = Base64.getDecoder().decode(SecretFiles.read(file));
                if (file.getFileName().toString().equals(SecretFiles.idOf(bytes) + PUBLIC)) {
                    known.put(
                            SecretFiles.idOf(bytes),
                            KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
                }
            } catch (GeneralSecurityException | IllegalArgumentException noKey) {
                continue;
            }
        }
        return known;
    }

    static boolean isSigned(Checkpoint checkpoint, PublicKey by) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(by);
            signature.update(checkpoint.signed());
            return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private Pair own() {
        if (own == null) {
            if (SecretFiles.in(folders.keys(), SECRET).isEmpty()) {
                make();
            }
            own = read();
        }
        return own;
    }

    private void make() {
        try {
            KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var id = SecretFiles.idOf(fresh.getPublic().getEncoded());
            SecretFiles.write(
                    folders.signatures().resolve(id + PUBLIC),
                    text(fresh.getPublic().getEncoded()));
            SecretFiles.write(
                    folders.keys().resolve(id + SECRET), text(fresh.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no Ed25519.", e);
        }
    }

    private Pair read() {
        var file = SecretFiles.in(folders.keys(), SECRET).getLast();
        try {
            var bytes = Base64.getDecoder().decode(SecretFiles.read(file));
            var name = file.getFileName().toString();
            return new Pair(
                    name.substring(0, name.length() - SECRET.length()),
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("%s holds no signing key".formatted(file), e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
