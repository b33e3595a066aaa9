package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Signature;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.pem.PemContent;

/** The web server's certificate: none on loopback, one of our own making when others can reach us and nobody gave one. */
class CertificatesTest {
    @TempDir
    Path home;

    // ASVS 4.4.1, 12.2.1
    @Test
    void onLoopbackPlainHttpIsEnough() {
        assertThat(Certificates.forServer(settings("127.0.0.1"))).isEmpty();
    }

    // ASVS 12.2.1
    @Test
    void theSelfMadeKeyBelongsToTheSelfMadeCertificate() throws Exception {
        var properties = Certificates.forServer(settings("192.0.2.7"));
        var key = PemContent.load(file(properties, "server.ssl.certificate-private-key"))
                .getPrivateKey();
        var certificate = PemContent.load(file(properties, "server.ssl.certificate"))
                .getCertificates()
                .getFirst();

        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update("the lift at 02:00".getBytes(StandardCharsets.UTF_8));
        var signed = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update("the lift at 02:00".getBytes(StandardCharsets.UTF_8));
        assertThat(signer.verify(signed)).isTrue();
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains("192.0.2.7");
    }

    // ASVS 13.3.2
    @Test
    void itsKeyIsForTheOwnerOnlyAndIsMadeOnce() throws Exception {
        var first = Certificates.forServer(settings("192.0.2.7"));
        var key = file(first, "server.ssl.certificate-private-key");
        var before = Files.readString(key);
        assertThat(Files.getPosixFilePermissions(key))
                .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Certificates.forServer(settings("192.0.2.7"));
        assertThat(Files.readString(key)).isEqualTo(before);
    }

    private Settings settings(String bind) {
        var properties =
                SettingsReader.read(Map.of("THROUGHLINE_HOME", home.toString(), "THROUGHLINE_BIND", bind), false);
        return SettingsReader.bind(new MapConfigurationPropertySource(properties));
    }

    private static Path file(Map<String, String> properties, String name) {
        return Path.of(URI.create(properties.get(name)));
    }
}
