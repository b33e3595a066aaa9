package throughline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate made for one test, with whom both ends speak TLS: whoever has this context trusts it, and nobody else does. */
public final class OwnCertificate {
    private static final char[] PASSWORD = "of a test".toCharArray();

    private OwnCertificate() {}

    /** @param host for which it is */
    public static SSLContext of(String host, Path folder) throws Exception {
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
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
