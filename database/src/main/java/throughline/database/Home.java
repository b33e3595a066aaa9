package throughline.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one home. */
record Home(Path folder, Binaries binaries, RunAs runAs, String password) {
    private static final Logger log = LoggerFactory.getLogger(Home.class);

    static Home open(Path folder, Path binariesFolder) throws IOException {
        var binaries = Binaries.in(binariesFolder);
        var data = folder.resolve("data");
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        if (fresh && Files.exists(data)) {
            throw new HomeUnusable(data + " exists but holds no database. "
                    + "Maybe a first start was cut off: remove that folder, or choose another THROUGHLINE_HOME.");
        }
        var runAs = RunAs.forHome(folder, data, binaries.folder());
        if (runAs == RunAs.OWN_NAMESPACE) {
            log.warn("An unprivileged user cannot enter {}: PostgreSQL runs in a user namespace instead.", folder);
        }
        if (fresh) {
            create(folder, data, binaries, runAs);
        }
        var home = new Home(folder, binaries, runAs, readPassword(folder));
        if (!fresh) {
            home.stopOrphan();
        }
        return home;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path logFile() {
        return folder.resolve("postgres.log");
    }

    String program(String name) {
        return binaries.program(name);
    }

    static String readPassword(Path folder) {
        try {
            return Files.readString(folder.resolve("password")).strip();
        } catch (IOException e) {
            throw new HomeUnusable("The database password in " + folder.resolve("password") + " cannot be read.", e);
        }
    }

    private static void create(Path folder, Path data, Binaries binaries, RunAs runAs) throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var password = ownerOnly(folder.resolve("password"), HexFormat.of().formatHex(secret));
        var making = folder.resolve("data.making");
        deleteAll(making);
        Files.createDirectory(making);
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwx------"));
        runAs.own(making);
        var handed = ownerOnly(folder.resolve("password.handed"), Files.readString(password));
        runAs.own(handed);
        try {
            run(runAs.command(List.of(
                    binaries.program("initdb"),
                    "-D",
                    making.toString(),
                    "-U",
                    EmbeddedPostgres.USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + handed,
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=PG_UNICODE_FAST",
                    "--locale=C",
                    "--no-instructions")));
        } finally {
            Files.deleteIfExists(handed);
        }
        Files.move(making, data);
    }

    /** We hold the lock, so a server that still runs on this folder is the orphan of a killed owner. */
    private void stopOrphan() throws IOException {
        var pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var commandLine = Path.of("/proc/" + pid + "/cmdline");
        boolean ours =
                Files.exists(commandLine) && Files.readString(commandLine).contains("\0" + data() + "\0");
        if (!ours) {
            Files.deleteIfExists(pidFile);
            return;
        }
        log.info("stopping the database server {} that outlived its owner", pid);
        run(runAs.command(List.of(program("pg_ctl"), "stop", "-w", "-t", "30", "-m", "fast", "-D", data().toString())));
    }

    private static Path ownerOnly(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Path.of(command.getFirst()).getFileName() + " said: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
