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
    private static final int PORTS = RTP_PORTS + 4;
    /** Below what the system hands out by itself: a port of a world is nobody's between the choice and the start. */
    private static final int FIRST_PORT = 21_000;

    private static final int LAST_PORT = 32_700;
    private static final List<ServerSocket> CLAIMS = new ArrayList<>();
    private static int next = FIRST_PORT;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // A test asks rooms as the house does; who asks over HTTP or a socket sees what is theirs all the same.
        context.getBeanFactory().registerSingleton("seeing", new Seeing(Scope.EVERYTHING));
        try {
            int claim = ports();
            int rtp = claim + 4;
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
                                    Map.entry("throughline.sip.port", claim + 1),
                                    Map.entry("throughline.dc09.port", 0),
                                    Map.entry("throughline.mqtt.port", 0),
                                    Map.entry("throughline.webrtc.port", claim + 2),
                                    Map.entry("throughline.rtp.ports", rtp + "-" + (rtp + RTP_PORTS - 1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Administrators of tests come with a password, unless the test is about that. */
    private static String passkeys(ConfigurableApplicationContext context) {
        return context.getEnvironment().getProperty("throughline.passkeys", "optional");
    }

    /** The first of its ports: a TCP socket on it says that all are taken, to other processes of tests as well, until this one ends. */
    private static synchronized int ports() {
        while (next + PORTS <= LAST_PORT) {
            int first = next;
            next += PORTS;
            try {
                CLAIMS.add(new ServerSocket(first, 1, InetAddress.getLoopbackAddress()));
                free(first + 1);
                free(first + 2);
                return first;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no ports are left for another server under test");
    }

    /** For UDP and for TCP. */
    private static void free(int port) throws IOException {
        try (var datagrams = new DatagramSocket(port, InetAddress.getLoopbackAddress());
                var door = new ServerSocket()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}
