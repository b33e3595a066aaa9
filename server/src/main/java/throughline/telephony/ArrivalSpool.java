package throughline.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/**
 * Callers whose contact the database did not confirm within a second. They are rung all the same, because a voice beats a row;
 * their arrival is on this disk, synced, until its contact is committed.
 */
final class ArrivalSpool {
    private static final Logger log = LoggerFactory.getLogger(ArrivalSpool.class);

    private static final String ENDING = ".arrival";

    private final Path folder;

    ArrivalSpool(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** On disk when this returns. */
    void keep(CallEvent.Arrived arrival) throws IOException {
        var text = "at=%s\nfrom=%s\ndialled=%s\npeer=%s\nsip=%s\n"
                .formatted(
                        arrival.at(),
                        oneLine(arrival.from()),
                        oneLine(arrival.dialled()),
                        arrival.peer(),
                        oneLine(arrival.sipCallId()));
        var toBeWritten =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        var forUsOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Opened in one act: it may be forgotten at any moment, for the contact is being committed meanwhile.
        try (var channel = FileChannel.open(fileOf(arrival.call()), toBeWritten, forUsOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        try (var directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    /** The contact is committed, so the file has done its work. */
    void forget(CallId call) {
        try {
            Files.deleteIfExists(fileOf(call));
        } catch (IOException e) {
            log.warn("the spooled arrival {} could not be removed; it will be read again at the next start", call, e);
        }
    }

    /** What a stopped server left behind, oldest first. */
    List<CallEvent.Arrived> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(ArrivalSpool::read)
                    .toList();
        }
    }

    private Path fileOf(CallId call) {
        return folder.resolve(call + ENDING);
    }

    private static CallEvent.Arrived read(Path file) {
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
            var name = file.getFileName().toString();
            return new CallEvent.Arrived(
                    0,
                    Instant.parse(values.getProperty("at")),
                    new CallId(UUID.fromString(name.substring(0, name.length() - ENDING.length()))),
                    values.getProperty("from"),
                    "",
                    values.getProperty("dialled"),
                    values.getProperty("peer"),
                    values.getProperty("sip"));
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled arrival %s cannot be read.".formatted(file), e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\\\]", " ");
    }
}
