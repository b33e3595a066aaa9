package throughline.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Small files that nobody but the program's user on this machine may read. */
public final class SecretFiles {
    private static final int ID_BYTES = 6;

    private SecretFiles() {}

    /** What a key is called: the beginning of its digest, so a file that was exchanged does not have the name of what is in it. */
    public static String idOf(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** On the disk when this returns, under its name or not at all; what is there already stays. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var part = Files.createTempFile(file.getParent(), "new", null);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(text));
                channel.force(true);
            }
            try {
                Files.createLink(file, part);
            } catch (FileAlreadyExistsException another) {
                return;
            } finally {
                Files.delete(part);
            }
            try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Throughline cannot write " + file, e);
        }
    }

    /** The files with this ending, the oldest first. */
    public static List<Path> in(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted(Comparator.comparing(SecretFiles::age).thenComparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Throughline cannot read " + folder, e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Throughline cannot read " + file, e);
        }
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("Throughline cannot read " + file, e);
        }
    }
}
