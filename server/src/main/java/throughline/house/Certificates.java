package throughline.house;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** The web server's certificate: the given one, a self-made one when others can reach us, none on loopback. */
final class Certificates {
    private static final Duration VALID = Duration.ofDays(825);

    private Certificates() {}

    /** The web server's properties; empty means plain HTTP. */
    static Map<String, String> forServer(Settings settings) {
        var certificate = settings.tls().certificate();
        var key = settings.tls().key();
        if (certificate != null && key != null) {
            return properties(readable(certificate), readable(key));
        }
        if (settings.onLoopback()) {
            return Map.of();
        }
        var folder = settings.absoluteHome().resolve("tls");
        var made = folder.resolve("self-made.pem");
        var madeKey = folder.resolve("self-made.key");
        if (!Files.exists(madeKey)) {
            make(settings.advertisedAddress(), made, madeKey);
        }
        System.out.println(
                "No certificate is set, so a self-made one is used: browsers will warn. Set THROUGHLINE_TLS_CERTIFICATE "
                        + "and THROUGHLINE_TLS_KEY.");
        return properties(made, madeKey);
    }

    private static Map<String, String> properties(Path certificate, Path key) {
        return Map.of(
                "server.ssl.certificate", certificate.toUri().toString(),
                "server.ssl.certificate-private-key", key.toUri().toString());
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotStart("The TLS file %s cannot be read.".formatted(file));
        }
        return file;
    }

    private static void make(String host, Path certificate, Path key) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=" + host);
            var now = InstantSource.system().instant();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(VALID)),
                    name,
                    pair.getPublic());
            boolean address = host.matches("[0-9.]+|.*:.*");
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host)));
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            Files.createDirectories(certificate.getParent());
            Files.writeString(certificate, pem(signed));
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key, pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new CannotStart("A self-made certificate could not be written: " + e.getMessage());
        }
    }

    private static String pem(Object thing) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing);
        }
        return text.toString();
    }
}
