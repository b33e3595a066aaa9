package throughline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is one instant of a home that went on working, or it is none. */
class BackupTest {
    private static final Path BINARIES = Path.of("target/postgres");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void everybodyMayEnter() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("recordings/2026"));
        Files.writeString(home.resolve("recordings/2026/C-20418.wav"), "sound");
        Files.writeString(home.resolve("throughline.yaml"), "port: 1");
    }

    @Test
    void whatWasPromisedBeforeItIsInItAndNothingIsHalf() throws Exception {
        var backup = folder.resolve("backup.tar.gz");
        int promisedBefore;
        try (var postgres = EmbeddedPostgres.start(home.resolve("database"), BINARIES, false)) {
            execute(postgres, "create table promise (n int primary key, copy int)");
            var goesOn = new AtomicBoolean(true);
            var promised = new AtomicInteger();
            var writer = Thread.ofPlatform().start(() -> write(postgres, goesOn, promised));
            while (promised.get() < 200) {
                Thread.onSpinWait();
            }
            promisedBefore = promised.get();
            Backup.write(home, backup);
            assertThat(promised.get()).as("it goes on meanwhile").isGreaterThan(promisedBefore);
            goesOn.set(false);
            writer.join();
        }
        var again = folder.resolve("again");
        Backup.restore(backup, again, BINARIES);

        assertThat(again.resolve("recordings/2026/C-20418.wav")).hasContent("sound");
        assertThat(again.resolve("throughline.yaml")).hasContent("port: 1");
        try (var postgres = EmbeddedPostgres.start(again.resolve("database"), BINARIES, false)) {
            assertThat(number(postgres, "select count(*) from promise")).isGreaterThanOrEqualTo(promisedBefore);
            assertThat(number(postgres, "select max(n) - count(*) from promise"))
                    .as("gaps")
                    .isZero();
            assertThat(number(postgres, "select count(*) from promise where copy <> n or copy is null"))
                    .as("half ones")
                    .isZero();
            execute(postgres, "insert into promise values (0, 0)");
        }
    }

    @Test
    void whatWasCutOffIsRefusedAndLeavesNoHome() throws Exception {
        var backup = folder.resolve("backup.tar.gz");
        try (var postgres = EmbeddedPostgres.start(home.resolve("database"), BINARIES, false)) {
            execute(postgres, "create table promise (n int)");
            assertThat(Backup.write(home, backup)).isEqualTo(Files.size(backup));
            assertThatThrownBy(() -> Backup.write(home, backup)).hasMessageContaining("exists already");
        }
        try (var file = new RandomAccessFile(backup.toFile(), "rw")) {
            file.setLength(file.length() - 2_000);
        }
        var again = folder.resolve("again");
        assertThatThrownBy(() -> Backup.restore(backup, again, BINARIES)).hasMessageContaining("no whole backup");
        assertThat(again).doesNotExist();
        assertThat(folder.resolve("again.restoring")).doesNotExist();
    }

    @Test
    void otherFilesAndHomesInUseAreRefused() throws Exception {
        var letter = Files.writeString(folder.resolve("letter.txt"), "Dear Throughline");
        assertThatThrownBy(() -> Backup.restore(letter, folder.resolve("again"), BINARIES))
                .hasMessageContaining("no whole backup");
        assertThatThrownBy(() -> Backup.restore(letter, home, BINARIES)).hasMessageContaining("is not empty");
        assertThatThrownBy(() -> Backup.restore(folder.resolve("nothing"), folder.resolve("again"), BINARIES))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> Backup.write(home, folder.resolve("b.tar.gz")))
                .hasMessageContaining("No Throughline is running");
        assertThat(folder.resolve("b.tar.gz")).doesNotExist();
        assertThat(folder.resolve("b.tar.gz.part")).doesNotExist();
    }

    /** Two statements in each transaction: a row without its copy would be half a promise. */
    private static void write(EmbeddedPostgres postgres, AtomicBoolean goesOn, AtomicInteger promised) {
        try (var connection = postgres.connect("postgres");
                var first = connection.prepareStatement("insert into promise values (?, null)");
                var second = connection.prepareStatement("update promise set copy = n where n = ?")) {
            connection.setAutoCommit(false);
            for (int n = 1; goesOn.get(); n++) {
                first.setInt(1, n);
                first.executeUpdate();
                second.setInt(1, n);
                second.executeUpdate();
                connection.commit();
                promised.set(n);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
