package throughline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the server said yes to, as those who heard it wrote it down: one line each, on the disk before anybody goes on. The server knows
 * nothing of it.
 *
 * <pre>
 * raised   ORDER NUMBER           a request became an order
 * accepted ORDER-NUMBER PHONE     a technician was told that the job is theirs
 * on-site  ORDER-NUMBER PHONE
 * </pre>
 */
final class Ledger implements AutoCloseable {
    private final Path file;
    private final FileChannel lines;

    Ledger(Path file) {
        this.file = file;
        try {
            this.lines = FileChannel.open(file, CREATE_NEW, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void raised(UUID order, String number) {
        write("raised %s %s".formatted(order, number));
    }

    synchronized void accepted(String number, String phone) {
        write("accepted %s %s".formatted(number, phone));
    }

    synchronized void onSite(String number, String phone) {
        write("on-site %s %s".formatted(number, phone));
    }

    private void write(String line) {
        try {
            lines.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
            lines.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the file, read back as a stranger would. */
    Told told() {
        var raised = new HashMap<UUID, String>();
        var accepted = new HashMap<String, String>();
        var onSite = new HashMap<String, String>();
        for (var line : lines()) {
            var words = line.split(" ");
            switch (words[0]) {
                case "raised" -> raised.put(UUID.fromString(words[1]), words[2]);
                case "accepted" -> accepted.put(words[1], words[2]);
                default -> onSite.put(words[1], words[2]);
            }
        }
        return new Told(raised, accepted, onSite);
    }

    /** @param accepted phone of whoever was told yes last, by the order's number */
    record Told(Map<UUID, String> raised, Map<String, String> accepted, Map<String, String> onSite) {}

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
