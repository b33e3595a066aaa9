package throughline.edge.smpp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import throughline.testing.OwnCertificate;

/** Connections that end by themselves, and only with whom they should be with. */
class SocketryTest {
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
        var context = OwnCertificate.of("localhost", folder);
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
}
