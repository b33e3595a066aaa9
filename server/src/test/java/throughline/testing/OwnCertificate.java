package throughline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate made for one test, with whom both ends speak TLS: whoever has this context trusts it, and nobody else does. */
public final class OwnCertificate {
    private static final char[] PASSWORD = "of a test".toCharArray();

    private OwnCertificate() {}

    /** @param host for which it is */
    public static SSLContext of(String host, Path folder) throws Exception {
        var store = made(host, folder);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust(store).getTrustManagers(), null);
        return context;
    }

    /** The same in two files, as whoever runs the house has them. @param trust of whoever calls */
    public record Pem(Path certificate, Path key, TrustManagerFactory trust) {}

    /** @param host for which it is */
    public static Pem pem(String host, Path folder) throws Exception {
        var store = made(host, folder);
        return new Pem(
                written(
                        folder.resolve("certificate.pem"),
                        "CERTIFICATE",
                        store.getCertificate("centre").getEncoded()),
                written(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        store.getKey("centre", PASSWORD).getEncoded()),
                trust(store));
    }

    private static Path written(Path file, String what, byte[] bytes) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
    }

    private static TrustManagerFactory trust(KeyStore store) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyStore made(String host, Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "centre",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=centre",
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-storetype",
                        "PKCS12")
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("no key was made");
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        store.setCertificateEntry("trusted", store.getCertificate("centre"));
        return store;
    }
}
