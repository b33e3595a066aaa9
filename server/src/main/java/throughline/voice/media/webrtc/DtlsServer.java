package throughline.voice.media.webrtc;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.srtp.Profile;

/** What we agree to in a handshake: DTLS 1.2, a certificate from both, one of our two SRTP profiles. */
final class DtlsServer extends DefaultTlsServer {
    private static final int TIMEOUT_MS = 20_000;

    private final Identity identity;
    private final Offer.Fingerprint expected;
    private final Consumer<Keys> agreed;
    private @Nullable Profile profile;

    DtlsServer(Identity identity, Offer.Fingerprint expected, Consumer<Keys> agreed) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
        this.agreed = agreed;
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return TIMEOUT_MS;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
        };
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return identity.signer(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        var algorithms = new Vector<SignatureAndHashAlgorithm>();
        algorithms.add(Identity.ECDSA);
        algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign}, algorithms, null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty()
                || !Identity.fingerprint(chain.getCertificateAt(0).getEncoded()).equals(expected)) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "not the certificate that the offer announced");
        }
    }

    @Override
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        var srtp = TlsSRTPUtils.getUseSRTPExtension(extensions);
        for (var ours : Profile.values()) {
            for (int theirs : srtp == null ? new int[0] : srtp.getProtectionProfiles()) {
                if (profile == null && theirs == ours.number()) profile = ours;
            }
        }
        if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile in common");
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        var extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        int[] chosen = {chosen().number()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        int length = Keys.length(chosen());
        agreed.accept(Keys.of(chosen(), context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length)));
    }

    private Profile chosen() throws TlsFatalAlert {
        if (profile == null) throw new TlsFatalAlert(AlertDescription.internal_error);
        return profile;
    }
}
