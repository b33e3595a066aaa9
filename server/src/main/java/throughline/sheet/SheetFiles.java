package throughline.sheet;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.Refused;

/** Where the bytes of sheets are kept: {@code imports/<id>} in the home, readable by the owner only. */
@Component
class SheetFiles {
    record Kept(long size, byte[] sha256) {}

    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final int ZIP = 0x504B0304;
    private static final int OLD_WORKBOOK = 0xD0CF11E0;

    private final Path folder;

    SheetFiles(Settings settings) {
        this.folder = settings.absoluteHome().resolve("imports");
    }

    /**
     * Returns once the bytes are on the disk.
     *
     * @throws Refused {@code sheet.empty}, {@code sheet.too-large}, {@code sheet.is-a-workbook}; nothing is left behind then
     */
    Kept keep(UUID id, InputStream bytes) {
        var file = folder.resolve(id.toString());
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                var kept = takeIn(file, bytes);
                try (var names = FileChannel.open(folder, READ)) {
                    names.force(true);
                }
                return kept;
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be written", e);
        }
    }

    /** @throws Refused {@code sheet.gone} */
    Path find(UUID id) {
        var file = folder.resolve(id.toString());
        if (!Files.isReadable(file)) {
            throw new Refused("sheet.gone", "The file of this import is no longer kept. Upload it again.");
        }
        return file;
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(folder.resolve(id.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be deleted: " + id, e);
        }
    }

    /** What was written before this. */
    List<UUID> olderThan(Instant instant) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.find(
                folder,
                1,
                (_, about) -> about.isRegularFile()
                        && about.lastModifiedTime().toInstant().isBefore(instant))) {
            return files.map(file -> UUID.fromString(file.getFileName().toString()))
                    .toList();
        }
    }

    private static Kept takeIn(Path file, InputStream bytes) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), owner)) {
            var digest = sha256();
            long size = 0;
            var part = new byte[64 * 1024];
            for (int read = bytes.readNBytes(part, 0, part.length);
                    read > 0;
                    read = bytes.readNBytes(part, 0, part.length)) {
                if (size == 0) {
                    refuseWorkbook(ByteBuffer.wrap(part, 0, read));
                }
                size += read;
                if (size > MOST_BYTES) {
                    throw new Refused("sheet.too-large", "This file is too large. It may have 2 GB.");
                }
                digest.update(part, 0, read);
                for (var rest = ByteBuffer.wrap(part, 0, read); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            if (size == 0) {
                throw new Refused("sheet.empty", "This file is empty.");
            }
            out.force(true);
            return new Kept(size, digest.digest());
        }
    }

    private static void refuseWorkbook(ByteBuffer beginning) {
        if (beginning.remaining() >= Integer.BYTES) {
            int mark = beginning.getInt(0);
            if (mark == ZIP || mark == OLD_WORKBOOK) {
                throw new Refused(
                        "sheet.is-a-workbook",
                        "This is a workbook. Open it, save the sheet as CSV UTF-8, and upload that file.");
            }
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
