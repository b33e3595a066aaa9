package throughline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import throughline.database.EmbeddedPostgres;
import throughline.kernel.Scope;
import throughline.kernel.Seeing;

/** Gives a server under test a database, a home and ports that nobody else uses. */
final class OwnWorld implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int RTP_PORTS = 40;
    private static final List<ServerSocket> CLAIMS = new ArrayList<>();
    private static int nextRtpPort = 26_000;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // A test asks rooms as the house does; who asks over HTTP or a socket sees what is theirs all the same.
        context.getBeanFactory().registerSingleton("seeing", new Seeing(Scope.EVERYTHING));
        try {
            int rtp = freeRtpPorts();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "own world",
                            Map.ofEntries(
                                    Map.entry(
                                            "throughline.home",
                                            Files.createTempDirectory(Path.of("target"), "home-")
                                                    .toString()),
                                    Map.entry("throughline.database.url", TestDatabase.freshUrl()),
                                    Map.entry("throughline.database.user", TestDatabase.PROGRAM),
                                    Map.entry("throughline.database.password", TestDatabase.password()),
                                    Map.entry("throughline.database.owner.user", EmbeddedPostgres.USER),
                                    Map.entry("throughline.database.owner.password", TestDatabase.password()),
                                    Map.entry("throughline.database.test", "true"),
                                    Map.entry("throughline.passkeys", passkeys(context)),
                                    Map.entry("throughline.sip.port", freeSipPort()),
                                    Map.entry("throughline.dc09.port", 0),
                                    Map.entry("throughline.webrtc.port", freeUdpPort()),
                                    Map.entry("throughline.rtp.ports", rtp + "-" + (rtp + RTP_PORTS - 1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Administrators of tests come with a password, unless the test is about that. */
    private static String passkeys(ConfigurableApplicationContext context) {
        return context.getEnvironment().getProperty("throughline.passkeys", "optional");
    }

    /** The first of a few that no other process of tests was given: a TCP socket on it says that they are taken, until this one ends. */
    private static synchronized int freeRtpPorts() {
        while (true) {
            int first = nextRtpPort;
            nextRtpPort += RTP_PORTS;
            try {
                CLAIMS.add(new ServerSocket(first, 1, InetAddress.getLoopbackAddress()));
                return first;
            } catch (IOException taken) {
                continue;
            }
        }
    }

    private static int freeUdpPort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Free for UDP and for TCP. */
    private static int freeSipPort() throws IOException {
        while (true) {
            int port = freeUdpPort();
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
