package throughline.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A whole home in one file, taken while it runs: the database as of the end of the backup, and everything that lies beside it.
 *
 * <pre>
 *  backup.tar.gz
 *    database/password
 *    database/data/…               the files as they were read, each maybe at another instant
 *    database/data/backup_label    from where PostgreSQL repeats its log
 *    database/data/pg_wal/…        the log that makes all of them one instant
 *    recordings/… attachments/… throughline.yaml …
 *    complete                      the last entry; without it the file was cut off
 * </pre>
 *
 * How PostgreSQL wants this done: its manual, "Making a Base Backup Using the Low Level API".
 */
public final class Backup {
    private static final String DATABASE = "database";
    private static final String COMPLETE = "complete";
    /**
     * What lies elsewhere in the backup, what a server makes anew, and the keys: with them whoever finds a backup could make an audit that
     * passes for ours, hear every talk, ring technicians in our name, and speak as any alarm device. Whoever runs the house keeps those elsewhere.
     */
    private static final Set<String> NOT_OF_THE_HOME =
            Set.of(DATABASE, "log", "training", "audit-keys", "recording-keys", "app-keys", "alarm-keys");
    /** What a server makes anew, or what says that one is running. */
    private static final Set<String> NOT_OF_THE_DATABASE = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "pg_internal.init");

    private Backup() {}

    /**
     * Writes the home, whose server may go on working.
     *
     * @param file appears only when it is whole
     * @return its size in bytes
     * @throws HomeUnusable with one sentence when the home is not running or the file cannot be written
     */
    public static long write(Path home, Path file) {
        var whole = home.toAbsolutePath().normalize();
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new HomeUnusable(target + " exists already. Choose another name for the backup.");
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var connection = connect(whole.resolve(DATABASE));
                    var archive = archive(part)) {
                write(whole, connection, archive, part);
            }
            sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(target);
        } catch (IOException | SQLException e) {
            deleteQuietly(part);
            throw new HomeUnusable("The backup " + target + " was not made: " + e.getMessage(), e);
        }
    }

    /**
     * Makes a home out of a backup; the next start on it repeats the log and migrates it when the program is newer.
     *
     * @param home must not exist, or be empty
     * @throws HomeUnusable with one sentence; then there is no home
     */
    public static void restore(Path file, Path home, Path binaries) {
        var target = home.toAbsolutePath().normalize();
        if (Files.exists(target) && !isEmpty(target)) {
            throw new HomeUnusable(target + " is not empty. Set THROUGHLINE_HOME to a folder that does not exist yet.");
        }
        var unpacking = target.resolveSibling(target.getFileName() + ".restoring");
        try {
            deleteAll(unpacking);
            Files.createDirectories(unpacking);
            unpack(file, unpacking);
            Files.deleteIfExists(target);
            Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
            handOver(target.resolve(DATABASE), binaries);
        } catch (IOException e) {
            deleteQuietly(unpacking);
            throw new HomeUnusable(file + " could not be restored: " + e.getMessage(), e);
        } catch (HomeUnusable e) {
            deleteQuietly(unpacking);
            throw e;
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection(
                EmbeddedPostgres.urlOfRunning(folder, "postgres"),
                EmbeddedPostgres.USER,
                EmbeddedPostgres.passwordOf(folder));
    }

    private static TarArchiveOutputStream archive(Path part) throws IOException {
        var fast = new GzipParameters();
        fast.setCompressionLevel(Deflater.BEST_SPEED);
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var archive = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16), fast));
        archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return archive;
    }

    private static void write(Path home, Connection connection, TarArchiveOutputStream archive, Path part)
            throws IOException, SQLException {
        var data = home.resolve(DATABASE).resolve("data");
        keepLog(connection);
        ask(connection, "select pg_backup_start('throughline', true)");
        put(archive, home, home.resolve(DATABASE).resolve("password"));
        putAll(archive, home, data, NOT_OF_THE_DATABASE, part);
        var label = ask(connection, "select labelfile from pg_backup_stop()");
        put(archive, DATABASE + "/data/backup_label", label);
        putAll(archive, home, data.resolve("pg_wal"), Set.of("archive_status", "summaries"), part);
        putAll(archive, home, home, NOT_OF_THE_HOME, part);
        put(archive, COMPLETE, "PostgreSQL " + Binaries.VERSION + "\n");
    }

    /** For as long as this connection lives, no part of the log is thrown away. */
    private static void keepLog(Connection connection) throws SQLException {
        ask(
                connection,
                "select slot_name from pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void putAll(TarArchiveOutputStream archive, Path home, Path folder, Set<String> except, Path part)
            throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) throws IOException {
                var name = at.getFileName().toString();
                if (!at.equals(folder) && (isLeftOut(at, name) || name.startsWith("pgsql_tmp"))) {
                    if (at.startsWith(home.resolve(DATABASE))) {
                        putFolder(archive, home, at); // the server wants its folders to be there, also empty
                    }
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!at.equals(home)) {
                    putFolder(archive, home, at);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) throws IOException {
                boolean isItself = at.toAbsolutePath().normalize().equals(part);
                if (attributes.isRegularFile()
                        && !isItself
                        && !isLeftOut(at, at.getFileName().toString())) {
                    put(archive, home, at);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path at, IOException gone) throws IOException {
                if (gone instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // dropped meanwhile; the log says so
                }
                throw gone;
            }

            /** Names count at the top of the folder only, except those that a database has in each of its folders. */
            private boolean isLeftOut(Path at, String name) {
                boolean atTop = folder.equals(at.getParent());
                return except.contains(name) && (atTop || name.equals("pg_internal.init"));
            }
        });
    }

    private static void putFolder(TarArchiveOutputStream archive, Path home, Path folder) throws IOException {
        var entry = new TarArchiveEntry(home.relativize(folder) + "/");
        entry.setMode(mode(Files.getPosixFilePermissions(folder)));
        archive.putArchiveEntry(entry);
        archive.closeArchiveEntry();
    }

    /** A file that grows or shrinks while it is read keeps the size that it had at first; the log puts its end right. */
    private static void put(TarArchiveOutputStream archive, Path home, Path file) throws IOException {
        try (var from = FileChannel.open(file, StandardOpenOption.READ);
                var in = new BufferedInputStream(Channels.newInputStream(from), 1 << 16)) {
            long size = from.size();
            var entry = new TarArchiveEntry(home.relativize(file).toString());
            entry.setSize(size);
            entry.setMode(mode(Files.getPosixFilePermissions(file)));
            archive.putArchiveEntry(entry);
            copy(in, archive, size);
            archive.closeArchiveEntry();
        } catch (NoSuchFileException gone) {
            return; // dropped meanwhile; the log says so
        }
    }

    private static void put(TarArchiveOutputStream archive, String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setMode(0600);
        archive.putArchiveEntry(entry);
        archive.write(bytes);
        archive.closeArchiveEntry();
    }

    private static void copy(InputStream from, OutputStream to, long size) throws IOException {
        var buffer = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int wanted = (int) Math.min(left, buffer.length);
            int read = from.read(buffer, 0, wanted);
            if (read < 0) {
                Arrays.fill(buffer, 0, wanted, (byte) 0);
                read = wanted;
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        boolean complete = false;
        try (var archive = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder) || !(entry.isFile() || entry.isDirectory())) {
                    throw new HomeUnusable(file + " is no backup of Throughline: it holds " + entry.getName() + ".");
                }
                complete = entry.getName().equals(COMPLETE);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (!complete) {
                    Files.createDirectories(path.getParent());
                    Files.copy(archive, path, StandardCopyOption.REPLACE_EXISTING);
                }
                if (!complete) {
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                }
            }
        } catch (NoSuchFileException e) {
            throw new HomeUnusable("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new HomeUnusable(file + " is no whole backup of Throughline: " + e.getMessage(), e);
        }
        if (!complete) {
            throw new HomeUnusable(file + " is no whole backup of Throughline: its end is missing.");
        }
    }

    /** The database's files belong to whoever its server runs as on this machine, which may be another than where they come from. */
    private static void handOver(Path folder, Path binaries) throws IOException {
        var data = folder.resolve("data");
        var away = folder.resolve("data.restored");
        Files.move(data, away);
        var runAs = RunAs.forHome(
                folder, data, Binaries.in(binaries.toAbsolutePath().normalize()).folder());
        Files.setPosixFilePermissions(away, PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.walk(away)) {
            for (var file : files.toList()) {
                runAs.own(file);
            }
        }
        Files.move(away, data);
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (var permission : permissions) {
            mode |= 0400 >> permission.ordinal();
        }
        return mode;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var permission : PosixFilePermission.values()) {
            if ((mode & (0400 >> permission.ordinal())) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new HomeUnusable("The folder " + folder + " cannot be read.", e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            deleteAll(file);
        } catch (IOException leftBehind) {
            // the sentence that is on its way says more
        }
    }
}
