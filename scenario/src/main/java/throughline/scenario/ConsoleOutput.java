package throughline.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a process has printed so far, line by line. */
public final class ConsoleOutput {
    private static final Pattern COMPLAINT = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d (WARN|ERROR)\\b.*");
    /** The house's own numbers, which it tells whoever tries it out. */
    private static final Pattern OWN_NUMBER = Pattern.compile("^ +\\+\\d+ or \\d{4}: ");

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{7,14}\\b");
    /** What a server rightly says when the machine is too busy for it; tests share their machine. */
    private static final Pattern BUSY_MACHINE = Pattern.compile("not committed within 1 s");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    ConsoleOutput(InputStream from) {
        reader = Thread.ofVirtual().name("console").start(() -> read(from));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The warnings and errors among the lines. A healthy server prints none: a warning is something to do. */
    public List<String> complaints() {
        return lines.stream()
                .filter(line -> COMPLAINT.matcher(line).matches())
                .filter(line -> !BUSY_MACHINE.matcher(line).find())
                .toList();
    }

    /** The lines with somebody's telephone number in them. A log is no place for that. */
    List<String> personal() {
        return lines.stream()
                .filter(line -> NUMBER.matcher(line).find())
                .filter(line -> !OWN_NUMBER.matcher(line).find())
                .toList();
    }

    /** The first match, or null when no line has it yet. */
    public @Nullable Matcher find(Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElse(null);
    }

    /** Waits for the end of the output: the process and its children have closed it. */
    void end() throws InterruptedException {
        reader.join();
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    private void read(InputStream from) {
        try (var in = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("(console closed: " + closed.getMessage() + ")");
        }
    }
}
