package throughline.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the jar and then shared by every home that names the same folder. */
record Binaries(Path folder) {
    static final String VERSION = "18.6.0";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** Unpacks beside {@code parent} unless this version is there already; safe when two processes do it at once. */
    static Binaries in(Path parent) throws IOException {
        var folder = parent.resolve("postgres-" + VERSION);
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return new Binaries(folder);
        }
        Files.createDirectories(parent);
        var unpacking = Files.createTempDirectory(parent, "postgres-unpacking-");
        Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpackInto(unpacking);
        try {
            Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) { // another process was quicker, which file systems say in different ways
            removeAll(unpacking);
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw new IOException("The database programs could not be put into " + folder + ".", e);
            }
        }
        return new Binaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpackInto(Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open())))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The database archive holds a path outside itself: " + entry.getName());
                }
                unpack(archive, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, path, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream open() {
        var archive = Binaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new HomeUnusable("This build holds no PostgreSQL for this machine (Linux on x86-64 is needed). "
                    + "Set THROUGHLINE_DATABASE_URL to an external PostgreSQL 18.");
        }
        return archive;
    }

    private static void removeAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
