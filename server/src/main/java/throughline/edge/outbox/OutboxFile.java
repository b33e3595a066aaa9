package throughline.edge.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.notify.Carrier;
import throughline.notify.Outgoing;
import throughline.privacy.Reach;

/** Appends each text to a file. It is on the disk before it counts as taken; a block that could not be written whole is cut off. */
@Component
public class OutboxFile implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);

    private static final FileAttribute<?> FOR_US_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Pattern HEAD = Pattern.compile("^--- .* reference ([0-9a-f-]+)$", Pattern.MULTILINE);

    private final Path file;
    private final InstantSource clock;
    private final ReentrantLock pen = new ReentrantLock();

    @Autowired
    OutboxFile(Settings settings, InstantSource clock) {
        this(settings.absoluteHome().resolve("outbox.txt"), clock);
    }

    public OutboxFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Answer carry(Outgoing text) {
        var block = "--- %s  to %s  reference %s\n%s\n\n"
                .formatted(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        text.to(),
                        text.reference(),
                        lines(text.words()));
        pen.lock();
        try {
            append(block);
            return new Answer.Taken("written to the outbox");
        } catch (IOException unwritable) {
            LOG.error("The outbox {} cannot be written; its texts are tried again", file, unwritable);
            return new Answer.NotNow("The outbox cannot be written (%s)."
                    .formatted(unwritable.getClass().getSimpleName()));
        } finally {
            pen.unlock();
        }
    }

    /** Blocks that were written to a number of the reach, of a text of it, or that mention somebody. */
    List<String> of(Reach reach) {
        pen.lock();
        try {
            return blocks().stream().filter(about(reach)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the outbox could not be read", unreadable);
        } finally {
            pen.unlock();
        }
    }

    /** Takes these out of the file; what is held stays. @return how many */
    int strike(Reach reach, Reach held) {
        pen.lock();
        try {
            var goes = about(reach).and(about(held).negate());
            var all = blocks();
            var rest = all.stream().filter(goes.negate()).toList();
            if (rest.size() < all.size()) {
                var fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(fresh);
                Files.createFile(fresh, FOR_US_ONLY);
                try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    var bytes = ByteBuffer.wrap(String.join("", rest).getBytes(UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return all.size() - rest.size();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the outbox could not be written", unwritable);
        } finally {
            pen.unlock();
        }
    }

    private List<String> blocks() throws IOException {
        return Files.exists(file) ? List.of(Files.readString(file).split("(?m)^(?=--- )")) : List.of();
    }

    private static Predicate<String> about(Reach reach) {
        var words = reach.words();
        var mention = words == null ? null : Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var texts =
                Arrays.stream(reach.found(Reach.Thing.TEXT)).map(UUID::toString).collect(Collectors.toSet());
        return block -> mention != null && mention.matcher(block).find()
                || texts.contains(HEAD.matcher(block)
                        .replaceFirst("$1")
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    private void append(String block) throws IOException {
        createForUsOnly();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long before = channel.size();
            try {
                channel.position(before);
                var bytes = ByteBuffer.wrap((endsInALine(channel) ? block : "\n\n" + block).getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException broken) {
                channel.truncate(before);
                throw broken;
            }
        }
    }

    /** False when somebody died in the middle of a block. */
    private static boolean endsInALine(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }

    private void createForUsOnly() throws IOException {
        try {
            Files.createFile(file, FOR_US_ONLY);
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        } catch (FileAlreadyExistsException usual) {
            // Every text but the first.
        }
    }

    /** A line of a text never looks like the head of the next, and nothing in it moves a terminal's cursor. */
    private static String lines(String words) {
        return words.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replaceAll("(?m)^(?=---)", " ");
    }
}
