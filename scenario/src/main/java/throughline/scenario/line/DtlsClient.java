package throughline.scenario.line;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** The browser's side of the DTLS 1.2 handshake that makes SRTP's keys (RFC 5764). */
final class DtlsClient {
    /** One key pair for all agents of this process: they differ in what they send, not in who made it. */
    private static final Identity IDENTITY = Identity.create();

    private DtlsClient() {}

    record Keys(Srtp outgoing, Srtp incoming) {}

    /** Our certificate's SHA-256, as SDP writes it: {@code AB:CD:…}. */
    static String fingerprint() {
        return fingerprint(IDENTITY.certificate);
    }

    /** Shakes hands with the server whose certificate has this fingerprint. */
    static Keys connect(DatagramTransport wire, String expectedFingerprint) throws IOException {
        var client = new Client(expectedFingerprint);
        new DTLSClientProtocol().connect(client, wire);
        return client.keys();
    }

    private static String fingerprint(byte[] certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Identity(JcaTlsCrypto crypto, KeyPair pair, byte[] certificate) {
        static Identity create() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                var pair = generator.generateKeyPair();
                var name = new X500Name("CN=agent");
                var now = Instant.now();
                var certificate = new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(30))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
                var crypto = new JcaTlsCryptoProvider().create(new SecureRandom());
                return new Identity(crypto, pair, certificate.getEncoded());
            } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
                throw new IllegalStateException("No certificate can be made for the agents' lines.", e);
            }
        }
    }

    private static final class Client extends DefaultTlsClient implements TlsAuthentication {
        private final String expectedFingerprint;
        private byte[] material = {};

        Client(String expectedFingerprint) {
            super(IDENTITY.crypto);
            this.expectedFingerprint = expectedFingerprint.toUpperCase(Locale.ROOT);
        }

        Keys keys() throws IOException {
            int salts = 2 * Srtp.KEY;
            try {
                var ours = new Srtp(part(0, Srtp.KEY), part(salts, Srtp.SALT));
                var theirs = new Srtp(part(Srtp.KEY, Srtp.KEY), part(salts + Srtp.SALT, Srtp.SALT));
                return new Keys(ours, theirs);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
        }

        @Override
        public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
            @SuppressWarnings("unchecked")
            Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
            var profiles = new int[] {SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80};
            TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return this;
        }

        @Override
        public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
            var certificate = server.getCertificate().getCertificateAt(0).getEncoded();
            if (!fingerprint(certificate).equals(expectedFingerprint)) {
                throw new TlsFatalAlert(AlertDescription.bad_certificate);
            }
        }

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
            var certificate =
                    new Certificate(new TlsCertificate[] {IDENTITY.crypto.createCertificate(IDENTITY.certificate)});
            return new JcaDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    IDENTITY.crypto,
                    IDENTITY.pair.getPrivate(),
                    certificate,
                    new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (Srtp.KEY + Srtp.SALT));
        }

        private byte[] part(int from, int length) {
            return Arrays.copyOfRange(material, from, from + length);
        }
    }
}
