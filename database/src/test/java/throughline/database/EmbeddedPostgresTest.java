package throughline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the database that nobody installed: it keeps what was committed, and it belongs to one owner. */
class EmbeddedPostgresTest {
    private static final Path BINARIES = Path.of("target/postgres");

    @TempDir
    Path folder;

    @BeforeEach
    void everybodyMayEnter() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, true)) {
            execute(postgres, "create table promise(word text)", "insert into promise values ('kept')");
            var server = ProcessHandle.of(postgres.pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(10, TimeUnit.SECONDS);
        }
        try (var again = EmbeddedPostgres.start(folder, BINARIES, true)) {
            assertThat(ask(again.connect("postgres"), "select word from promise"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void aServerThatWasKilledComesBackByItselfWhereItWas() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, true)) {
            execute(postgres, "create table promise(word text)", "insert into promise values ('kept')");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
            assertThat(askWhenItIsBack(postgres, "select word from promise")).isEqualTo("kept");
        }
    }

    @Test
    void itIsDurableUnlessToldThatThisIsATest() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, true)) {
            for (var setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                assertThat(ask(postgres.connect("postgres"), "show " + setting)).isEqualTo("on");
            }
        }
    }

    @Test
    void aSecondOwnerIsRefusedWithASentence() {
        try (var _ = EmbeddedPostgres.start(folder, BINARIES, false)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES, false))
                    .isInstanceOf(HomeUnusable.class)
                    .hasMessageContaining("Another Throughline is using")
                    .hasMessageContaining("THROUGHLINE_HOME");
        }
    }

    // ASVS 13.2.3
    @Test
    void theWrongPasswordIsRefused() {
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, false)) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.url("postgres"), EmbeddedPostgres.USER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("data/holiday-pictures"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES, false))
                .isInstanceOf(HomeUnusable.class)
                .hasMessageContaining("holds no database");
    }

    @Test
    void consoleCommandsFindTheServerThatRuns() throws Exception {
        assertThat(EmbeddedPostgres.isRunning(folder)).isFalse();
        try (var _ = EmbeddedPostgres.start(folder, BINARIES, false)) {
            assertThat(EmbeddedPostgres.isRunning(folder)).isTrue();
            var url = EmbeddedPostgres.urlOfRunning(folder, "postgres");
            var connection =
                    DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.passwordOf(folder));
            assertThat(ask(connection, "select 'here'")).isEqualTo("here");
        }
    }

    private static String askWhenItIsBack(EmbeddedPostgres postgres, String sql) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                return ask(postgres.connect("postgres"), sql);
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
