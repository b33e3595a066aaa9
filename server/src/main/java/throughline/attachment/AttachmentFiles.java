package throughline.attachment;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.Refused;

/** Where the bytes are kept: {@code attachments/<year>/<month>/<id>} in the home, readable by the owner only. */
@Component
class AttachmentFiles {
    /** A file that is complete and on the disk, under its own name. */
    record Kept(String file, int size, byte[] sha256, Content content) {}

    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy/MM").withZone(ZoneOffset.UTC);

    private final Path folder;

    AttachmentFiles(Settings settings) {
        this.folder = settings.absoluteHome().resolve("attachments");
    }

    /**
     * Takes the bytes in under another name, looks at them, and gives them theirs once they are on the disk.
     *
     * @throws Refused when they are empty, too many, or not what we take; nothing is left behind then
     */
    Kept keep(UUID id, InputStream bytes, Instant at) {
        try {
            var incoming = folder("incoming").resolve(id.toString());
            try {
                var kept = takeIn(incoming, bytes, MONTH.format(at) + "/" + id);
                var month = folder(MONTH.format(at));
                Files.move(incoming, month.resolve(id.toString()), StandardCopyOption.ATOMIC_MOVE);
                sync(month);
                return kept;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment could not be written", e);
        }
    }

    /** @throws Refused {@code attachment.gone} when a backup brought back the row and not the file */
    Path find(String file) {
        var found = folder.resolve(file).normalize();
        if (!found.startsWith(folder) || !Files.isReadable(found)) {
            throw new Refused("attachment.gone", "This file is no longer kept.");
        }
        return found;
    }

    void delete(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment could not be deleted: " + file, e);
        }
    }

    /** What was last written before this, by the name that a row would have. */
    List<String> olderThan(Instant instant) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.find(
                folder,
                3,
                (_, about) -> about.isRegularFile()
                        && about.lastModifiedTime().toInstant().isBefore(instant))) {
            return files.map(file -> folder.relativize(file).toString()).toList();
        }
    }

    private static Kept takeIn(Path incoming, InputStream bytes, String file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = FileChannel.open(incoming, Set.of(CREATE_NEW, WRITE, READ), owner)) {
            var digest = sha256();
            int size = 0;
            var part = new byte[16 * 1024];
            for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
                size += read;
                if (size > MOST_BYTES) {
                    throw tooLarge();
                }
                digest.update(part, 0, read);
                for (var rest = ByteBuffer.wrap(part, 0, read); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            if (size == 0) {
                throw new Refused("attachment.empty", "This file is empty.");
            }
            var content = Content.of(new RandomAccess(out));
            out.force(true);
            return new Kept(file, size, digest.digest(), content);
        }
    }

    static Refused tooLarge() {
        return new Refused("attachment.too-large", "This file is too large. It may have 10 MB.");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** The name of a file is a line in its folder, and that has to reach the disk too. */
    private static void sync(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, READ)) {
            names.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
