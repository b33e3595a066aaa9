package throughline.voice.media.webrtc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** Our certificate towards browsers: made by ourselves at each start, trusted because our answer carries its fingerprint. */
public final class Identity {
    static final SignatureAndHashAlgorithm ECDSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

    private static final X500Name NAME = new X500Name("CN=throughline");
    /** Browsers do not look at these dates; they only have to be there. */
    private static final Date FROM = new Date(0);

    private static final Date UNTIL = new Date(253_402_300_799_000L);

    private final JcaTlsCrypto crypto;
    private final PrivateKey key;
    private final byte[] certificate;

    private Identity(JcaTlsCrypto crypto, PrivateKey key, byte[] certificate) {
        this.crypto = crypto;
        this.key = key;
        this.certificate = certificate;
    }

    public static Identity create(SecureRandom random) {
        try {
            var pair = KeyPairGenerator.getInstance("EC");
            pair.initialize(new ECGenParameterSpec("secp256r1"), random);
            var keys = pair.generateKeyPair();
            var serial = new BigInteger(64, random);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            var certificate = new JcaX509v3CertificateBuilder(NAME, serial, FROM, UNTIL, NAME, keys.getPublic());
            var crypto = new JcaTlsCryptoProvider()
                    .setProvider(new BouncyCastleProvider())
                    .create(random);
            return new Identity(
                    crypto, keys.getPrivate(), certificate.build(signer).getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("No certificate for browsers could be made.", e);
        }
    }

    public Offer.Fingerprint fingerprint() {
        return fingerprint(certificate);
    }

    static Offer.Fingerprint fingerprint(byte[] certificate) {
        try {
            return Offer.Fingerprint.of(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks SHA-256.", e);
        }
    }

    JcaTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) throws IOException {
        var chain = new Certificate(new TlsCertificate[] {crypto.createCertificate(certificate)});
        return new JcaDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, key, chain, ECDSA);
    }
}
