package throughline.edge.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;
import throughline.house.OpenPort;
import throughline.house.Settings;
import throughline.house.TcpDoor;

/** The port of MQTT under TLS, where a certificate is set. */
@Component
class TlsPort extends OpenPort<TcpDoor> {
    private final Settings settings;
    private final Doors doors;

    TlsPort(Settings settings, Doors doors) {
        super("MQTT under TLS");
        this.settings = settings;
        this.doors = doors;
    }

    @Override
    protected boolean isWanted() {
        return settings.mqtt().on() && settings.tls().certificate() != null;
    }

    @Override
    protected TcpDoor open() throws IOException {
        var context = context(settings.tls().certificate(), settings.tls().key());
        return doors.open(
                "mqtts", context.getServerSocketFactory(), settings.mqtt().tlsPort());
    }

    /** The port, also where any was asked for; 0 while it is not open. */
    int number() {
        var here = opened();
        return here == null ? 0 : here.port();
    }

    @Override
    protected String isTaken() {
        return ("Port %d for lifts (MQTT, TLS) is in use by another program, so no lift is heard there. "
                        + "Set THROUGHLINE_MQTT_TLS_PORT to a free one, or THROUGHLINE_MQTT_ON to false.")
                .formatted(settings.mqtt().tlsPort());
    }

    private static SSLContext context(@Nullable Path certificate, @Nullable Path key) {
        var pem = PemSslStoreDetails.forCertificate(location(certificate)).withPrivateKey(location(key));
        return SslBundle.of(new PemSslStoreBundle(pem, null)).createSslContext();
    }

    private static String location(@Nullable Path file) {
        return file == null ? "" : file.toUri().toString();
    }
}
