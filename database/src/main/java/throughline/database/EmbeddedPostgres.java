package throughline.database;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of one home, owned by this process.
 *
 * <p>What keeps its promises: an exclusive lock on the home, so two owners are impossible; the kernel's parent-death signal, so
 * {@code kill -9} of the owner stops the server (it follows the <em>thread</em> that forked, hence a thread of its own); and at
 * the start an orphan of a killed owner is stopped before its files are touched.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String USER = "throughline";
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** A killed server's children need a moment to let go of its memory; a start before that is refused and tried again. */
    private static final long RESTART_PAUSE_MILLIS = 200;

    private final Home home;
    private final FileChannel lockFile;
    private final int port;
    private volatile Process postmaster;
    private volatile boolean keepAlive;

    /**
     * Starts the server of a home, making the home when it is new.
     *
     * @param folder the home; {@code data}, {@code password} and {@code postgres.log} live in it
     * @param binaries where the programs are unpacked; may be shared by many homes
     * @param durable false only in tests: then a power failure may lose or break everything
     * @throws HomeUnusable with one sentence when the folder is taken, not writable or not enterable
     */
    public static EmbeddedPostgres start(Path folder, Path binaries, boolean durable) {
        var lockFile = lock(folder);
        try {
            var home = Home.open(
                    folder.toAbsolutePath().normalize(),
                    binaries.toAbsolutePath().normalize());
            return new EmbeddedPostgres(home, lockFile, durable);
        } catch (IOException e) {
            closeQuietly(lockFile);
            throw new HomeUnusable("The database in " + folder + " could not be started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    private EmbeddedPostgres(Home home, FileChannel lockFile, boolean durable) throws IOException {
        this.home = home;
        this.lockFile = lockFile;
        this.port = freePort();
        this.postmaster = launch(durable);
        awaitReady();
        this.keepAlive = true;
    }

    public String url(String database) {
        return url(port, database);
    }

    public int port() {
        return port;
    }

    public String password() {
        return home.password();
    }

    public long pid() {
        return postmaster.pid();
    }

    /** A connection to a database that some other process of this home serves right now, for console commands. */
    public static boolean isRunning(Path folder) {
        return servingPort(folder) > 0;
    }

    /** The address of the server that another process runs on this home. */
    public static String urlOfRunning(Path folder, String database) {
        int port = servingPort(folder);
        if (port <= 0) {
            throw new HomeUnusable("No Throughline is running on " + folder + ".");
        }
        return url(port, database);
    }

    public static String passwordOf(Path folder) {
        return Home.readPassword(folder.toAbsolutePath().normalize());
    }

    /** Creates the database unless it exists. The name must be a plain identifier. */
    public void createDatabase(String name) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new HomeUnusable("The database " + name + " could not be created: " + e.getMessage(), e);
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, home.password());
    }

    @Override
    public void close() {
        keepAlive = false;
        try {
            if (postmaster.isAlive()) {
                new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                        .start()
                        .waitFor();
                if (!postmaster.waitFor(20, TimeUnit.SECONDS)) {
                    postmaster.destroyForcibly();
                }
            }
        } catch (IOException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            postmaster.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(lockFile);
        }
    }

    private Process launch(boolean durable) throws IOException {
        var command = new ArrayList<>(List.of(
                home.program("postgres"),
                "-D",
                home.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=" + (durable ? sharedBuffers() : "128MB"),
                "-c",
                "jit=off", // our questions are short, and compiling one takes longer than most answers
                "-c",
                "max_wal_size=2GB",
                "-c",
                "wal_compression=on",
                "-c",
                "log_min_messages=warning"));
        if (!durable) {
            command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        var builder = new ProcessBuilder(home.runAs().guardedCommand(command))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.logFile().toFile()));
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().name("postgres-guardian").daemon().start(() -> guard(builder, started));
        return started.join();
    }

    /** An eighth of the machine's memory, at least 128 MB and at most 2 GB; it is taken only as far as there is data. */
    private static String sharedBuffers() {
        long machine = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return Math.clamp(machine / 8 / 1024 / 1024, 128, 2048) + "MB";
    }

    /** Starts the server again for as long as its owner wants it: whatever ends it, what was committed is on its disk. */
    private void guard(ProcessBuilder builder, CompletableFuture<Process> first) {
        try {
            var process = builder.start();
            first.complete(process);
            int exit = process.waitFor();
            while (keepAlive) {
                log.warn("the database server ended by itself (exit code {}); it is started again", exit);
                TimeUnit.MILLISECONDS.sleep(RESTART_PAUSE_MILLIS);
                process = builder.start();
                postmaster = process;
                exit = process.waitFor();
            }
        } catch (IOException e) {
            first.completeExceptionally(e);
            log.error("the database server cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (var connection = connect("postgres")) {
                return;
            } catch (SQLException e) {
                if (!postmaster.isAlive() || System.nanoTime() > deadline) {
                    postmaster.destroyForcibly();
                    throw new HomeUnusable(
                            "PostgreSQL did not start; its last words are in " + home.logFile() + ".", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HomeUnusable("The start was interrupted.", e);
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            var file =
                    FileChannel.open(folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new HomeUnusable("Another Throughline is using "
                        + folder.toAbsolutePath().normalize()
                        + ". Stop it, or set THROUGHLINE_HOME to another folder.");
            }
            return file;
        } catch (IOException e) {
            throw new HomeUnusable(
                    "The home " + folder + " cannot be used: " + e
                            + ". Set THROUGHLINE_HOME to a folder that you may write to.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Line 4 of postmaster.pid is the port; the file stays after a kill -9, so the process is asked for as well. */
    private static int servingPort(Path folder) {
        try {
            var lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            boolean alive =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
            return alive && lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void closeQuietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            log.debug("the lock file did not close", e);
        }
    }
}
