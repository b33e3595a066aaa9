package throughline.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came in while the database did not answer, on this disk until it is committed. Each record is a file of its own, so it goes when
 * its own work is done, whatever the others wait for:
 *
 * <pre>
 * 8 hex digits    CRC-32C of what follows the line
 * LF
 * the record
 * </pre>
 */
public final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final Set<StandardOpenOption> WRITTEN =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    private static final int HEAD = 9;

    private final Path folder;
    private final String ending;

    /** One that was left. @param record as it was kept */
    public record Left(UUID id, String record) {}

    /** @param ending of the files' names, such as {@code .arrival} */
    public Spool(Path folder, String ending) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ending = ending;
    }

    /** On disk when this returns, also when the power fails the moment after. */
    public void keep(UUID id, String record) throws IOException {
        var body = record.getBytes(UTF_8);
        var all = ByteBuffer.allocate(HEAD + body.length)
                .put((sum(body, 0) + "\n").getBytes(US_ASCII))
                .put(body)
                .flip();
        var forUsOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Opened in one act: it may be forgotten at any moment, for its row may be committed meanwhile.
        try (var channel = FileChannel.open(fileOf(id), WRITTEN, forUsOnly)) {
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
        try (var directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    /** Its row is committed, so the file has done its work. */
    public void forget(UUID id) {
        try {
            Files.deleteIfExists(fileOf(id));
        } catch (IOException e) {
            LOG.warn("The spooled record {} could not be removed; it will be read again at the next start", id, e);
        }
    }

    /** What is here, oldest first where its ids are of {@link Ids}. One that was never wholly written was never acknowledged. */
    public List<Left> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(this::read)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private @Nullable Left read(Path file) {
        try {
            var all = Files.readAllBytes(file);
            if (all.length < HEAD || !new String(all, 0, HEAD, US_ASCII).equals(sum(all, HEAD) + "\n")) {
                LOG.warn("A spooled record was not wholly written, and is set aside");
                setAside(file);
                return null;
            }
            var name = file.getFileName().toString();
            var id = UUID.fromString(name.substring(0, name.length() - ending.length()));
            return new Left(id, new String(all, HEAD, all.length - HEAD, UTF_8));
        } catch (IOException e) {
            LOG.error("A spooled record cannot be read; it is tried again at the next start", e);
            return null;
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".aside"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("A spooled record could not be set aside", e);
        }
    }

    private Path fileOf(UUID id) {
        return folder.resolve(id + ending);
    }

    private static String sum(byte[] bytes, int from) {
        var sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
