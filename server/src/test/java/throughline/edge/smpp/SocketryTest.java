package throughline.edge.smpp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that end by themselves, and only with whom they should be with. */
class SocketryTest {
    private static final char[] PASSWORD = "of a test".toCharArray();
    private static final SSLSocketFactory USUAL = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    Path folder;

    // ASVS 15.2.2
    @Test
    @Timeout(20)
    void aWriteThatNobodyReadsEndsWithItsConnection() throws IOException {
        try (var centre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var connection = new Socketry(false, USUAL, Duration.ofMillis(300))
                    .createConnection("127.0.0.1", centre.getLocalPort());
            var much = new byte[1 << 20];
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                while (true) {
                    connection.getOutputStream().write(much);
                }
            });
        }
    }

    // ASVS 12.3.1, 12.3.2
    @Test
    void theCertificateMustBeForTheNameAndFromSomebodyTrusted() throws Exception {
        var context = context();
        try (var centre = context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!centre.isClosed()) {
                    try {
                        centre.accept().getInputStream().read();
                    } catch (IOException over) {
                        // the caller left, or the test is over
                    }
                }
            });
            int port = centre.getLocalPort();
            var trusting = new Socketry(true, context.getSocketFactory());
            assertThatNoException()
                    .isThrownBy(
                            () -> trusting.createConnection("localhost", port).close());
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> trusting.createConnection("127.0.0.1", port));
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> new Socketry(true, USUAL).createConnection("localhost", port));
        }
    }

    private SSLContext context() throws Exception {
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
                        "san=dns:localhost",
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
