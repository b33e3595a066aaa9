package throughline.audit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checkpoints of this node, in a file that only grows: one line of JSON each. It is not in the database, so whoever cuts off the end
 * of the chain there does not reach it.
 */
@Component
class Checkpoints {
    private static final String FILE = "checkpoints.jsonl";

    private final Path file;
    private final Signatures signatures;
    private final InstantSource clock;
    private final JsonMapper json;

    Checkpoints(AuditFolders folders, Signatures signatures, InstantSource clock, JsonMapper json) {
        this.file = folders.checkpoints().resolve(FILE);
        this.signatures = signatures;
        this.clock = clock;
        this.json = json;
    }

    /** A line of the file. @param checkpoint null when it cannot be read as one */
    record Line(int number, @Nullable Checkpoint checkpoint) {}

    Path file() {
        return file;
    }

    /** On the disk when this returns. Nothing is written while there is no link. */
    synchronized void write(Chain.Head head) {
        if (head.seq() == 0) {
            return;
        }
        var last = last();
        var unsigned = new Checkpoint(
                head.seq(),
                HexFormat.of().formatHex(head.hash()),
                clock.instant(),
                signatures.id(),
                last == null ? "" : last.signature(),
                "");
        var signed = new Checkpoint(
                unsigned.seq(),
                unsigned.head(),
                unsigned.at(),
                unsigned.key(),
                unsigned.before(),
                signatures.sign(unsigned.signed()));
        append(json.writeValueAsString(signed) + "\n");
    }

    /** All of them in their order; empty when there is no file. */
    List<Line> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var lines = new ArrayList<Line>();
            for (var text : Files.readAllLines(file)) {
                lines.add(new Line(lines.size() + 1, read(text)));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit cannot read " + file, e);
        }
    }

    /** The last one that can be read, whoever signed it. */
    @Nullable
    Checkpoint last() {
        return all().reversed().stream()
                .map(Line::checkpoint)
                .filter(checkpoint -> checkpoint != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Checkpoint read(String line) {
        try {
            return json.readValue(line, Checkpoint.class);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(file, CREATE, WRITE, APPEND)) {
                channel.write(StandardCharsets.UTF_8.encode(line));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit cannot write " + file, e);
        }
    }
}
