package throughline.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One line for each erasure that is done: its id, its salt, its marks. A database that was brought back does not know of the last ones. */
@Component
class ErasedList {
    record Line(UUID erasure, byte[] salt, Set<String> marks) {
        boolean knows(String numberOrAddress) {
            return marks.contains(HexFormat.of().formatHex(Marks.of(salt, numberOrAddress)));
        }
    }

    private final Path file;

    ErasedList(ErasedFolder folder) {
        this.file = folder.folder().resolve("erased.list");
    }

    synchronized void add(UUID erasure, byte[] salt, byte[][] marks) {
        var hex = HexFormat.of();
        var line = "%s %s %s\n"
                .formatted(
                        erasure,
                        hex.formatHex(salt),
                        Arrays.stream(marks).map(hex::formatHex).collect(Collectors.joining(" ")));
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (var channel = FileChannel.open(
                    file,
                    Set.of(WRITE, CREATE, APPEND),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                for (var bytes = ByteBuffer.wrap(line.getBytes(UTF_8)); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of erasures could not be written", e);
        }
    }

    /** A line that was cut off in the middle counts for nothing: its erasure is done again. */
    List<Line> lines() {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, UTF_8).stream()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length > 2)
                    .map(words -> new Line(
                            UUID.fromString(words[0]),
                            HexFormat.of().parseHex(words[1]),
                            Set.of(Arrays.copyOfRange(words, 2, words.length))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of erasures could not be read", e);
        }
    }
}
