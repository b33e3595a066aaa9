package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The house starts, stops and says why not, as its owner expects of it. */
class TheHouse {
    @Test
    @Tag("long")
    void saysInOneSentenceWhichPortIsTaken() throws Exception {
        var ports = Ports.free();
        try (var other = new ServerSocket(ports.http(), 1, InetAddress.getByName("127.0.0.1"))) {
            refuses(
                    Checkout.scratch("home"),
                    ports,
                    Map.of(),
                    String.valueOf(other.getLocalPort()),
                    "THROUGHLINE_HTTP_PORT");
        }
        try (var other = new ServerSocket(ports.sip(), 1, InetAddress.getByName("127.0.0.1"))) {
            refuses(
                    Checkout.scratch("home"),
                    ports,
                    Map.of(),
                    String.valueOf(other.getLocalPort()),
                    "THROUGHLINE_SIP_PORT");
        }
    }

    @Test
    @Tag("long")
    void saysInOneSentenceThatTheRangeForSoundIsTaken() throws Exception {
        var ports = Ports.free();
        int first = ports.first() + 10;
        try (var even = new DatagramSocket(new InetSocketAddress("127.0.0.1", first));
                var odd = new DatagramSocket(new InetSocketAddress("127.0.0.1", first + 3))) {
            refuses(
                    Checkout.scratch("home"),
                    ports,
                    Map.of("THROUGHLINE_RTP_PORTS", first + "-" + (first + 3)),
                    String.valueOf(even.getLocalPort()),
                    String.valueOf(odd.getLocalPort()),
                    "THROUGHLINE_RTP_PORTS");
        }
    }

    @Test
    @Tag("long")
    void theConsoleSaysInOneSentenceThatTheDatabaseDoesNotAnswer() throws Exception {
        try (var server = RunningServer.start();
                var _ = new SilentDatabase(server)) {
            var asked = server.console("token", "list");
            assertThat(asked.exitCode()).isEqualTo(1);
            assertThat(asked.lines()).singleElement().asString().startsWith("Throughline is just stopping");
        }
    }

    @Test
    void saysInOneSentenceWhichSettingIsWrong() throws Exception {
        refuses(Checkout.scratch("home"), Ports.free(), Map.of("THROUGHLINE_SIP_PROT", "5060"), "THROUGHLINE_SIP_PORT");
        refuses(Checkout.scratch("home"), Ports.free(), Map.of("THROUGHLINE_RTP_PORTS", "many"), "rtp.ports", "many");
    }

    @Test
    void saysInOneSentenceWhyTheHomeCannotBeUsed() throws Exception {
        var file = Files.createFile(Checkout.scratch("home").resolve("a-file"));
        refuses(file.resolve("home"), Ports.free(), Map.of(), "a-file", "THROUGHLINE_HOME");
    }

    @Test
    @Tag("long")
    void livesOnceOnOneHomeAndTwiceOnOneMachine() throws Exception {
        try (var first = RunningServer.start();
                var second = RunningServer.start()) {
            assertThat(first.get("/api/status")).contains("phones");
            assertThat(second.get("/api/status")).contains("phones");
            second.stop();

            refuses(first.home(), second.ports(), Map.of(), first.home().toString());
            assertThat(first.get("/api/status")).contains("phones");
        }
    }

    @Test
    @Tag("to-the-second")
    void stopsWithinFiveSecondsAndLeavesNoProcess() throws Exception {
        try (var server = RunningServer.start()) {
            var processes = server.process().descendants().toList();
            assertThat(processes).isNotEmpty();

            assertThat(server.stop()).isLessThan(Duration.ofSeconds(5));

            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    @Test
    void keepsItsDataWhenItIsKilledAndWhenItsDatabaseIs() throws Exception {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 1);

            server.kill();
            server.restart();
            assertThat(users(server)).contains(company.agent(1));

            databaseOf(server).destroyForcibly();
            await("the house notices, or comes back")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> !server.process().isAlive() || users(server).contains(company.agent(1)));
            if (!server.process().isAlive()) {
                server.restart();
            }
            assertThat(users(server)).contains(company.agent(1));
        }
    }

    @Test
    @Tag("long")
    void refusesADatabaseThatIsNewerThanItself() throws Exception {
        var home = Checkout.scratch("home");
        var ports = Ports.free();
        try (var server = RunningServer.launch(home, ports, Map.of()).awaitReady()) {
            sql(
                    server,
                    "insert into kernel.flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) values (9999, '29991231.2359', 'things to come', 'SQL',"
                            + " 'V29991231_2359__things_to_come.sql', 1, 'throughline', 1, true)");
        }
        refuses(home, ports, Map.of(), "newer", "things to come");
    }

    private static void refuses(Path home, Ports ports, Map<String, String> settings, String... words)
            throws Exception {
        try (var server = RunningServer.launch(home, ports, settings)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.console().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Throughline cannot start. ")
                    .contains(words);
        }
    }

    private static List<String> users(RunningServer server) {
        try (var maret = Desk.signIn(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            return maret.get("/api/users").get("items").findValuesAsString("email");
        }
    }

    private static ProcessHandle databaseOf(RunningServer server) {
        return server.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .min(Comparator.comparing(ProcessHandle::pid))
                .orElseThrow();
    }

    /** Into the database past every front door, for the one thing that no front door does: changing it from the future. */
    private static void sql(RunningServer server, String statement) throws IOException, SQLException {
        var folder = server.home().resolve("database");
        var port =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        var password = Files.readString(folder.resolve("password")).strip();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/throughline";
        try (var connection = DriverManager.getConnection(url, "throughline", password);
                var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
