package throughline.asvs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A test that shows a requirement: a line such as {@code // ASVS 8.2.1, 8.3.1} stands right above it, in Java above {@code @Test}.
 *
 * @param file path in the repository
 * @param test name of the method, or what it is said to show
 */
record Marker(String id, String file, String test) {
    private static final List<String> TESTS =
            List.of("database/src/test/java", "server/src/test/java", "scenario/src/test/java", "desktop/src");
    private static final Pattern MARKER = Pattern.compile("\\s*// ASVS (\\d+\\.\\d+\\.\\d+(?:, \\d+\\.\\d+\\.\\d+)*)");
    private static final Pattern TEST =
            Pattern.compile("\\s*(?:(?:public |static )*(?:void|Stream<.*>) (\\w+)\\(|test\\(\"(.*?)\",).*");

    /** Where a test begins, right below the marker. */
    private static final Pattern BEGINS = Pattern.compile("\\s*(?:@(?:Test|ParameterizedTest)\\b|test\\().*");

    /** @throws IllegalStateException naming a marker of another form, or one that no test follows */
    static List<Marker> in(Path root) throws IOException {
        var found = new ArrayList<Marker>();
        for (var folder : TESTS) {
            try (var files = Files.walk(root.resolve(folder))) {
                for (var file : files.filter(Marker::mayHoldSome).sorted().toList()) {
                    found.addAll(of(root.relativize(file).toString(), Files.readAllLines(file)));
                }
            }
        }
        return found;
    }

    private static boolean mayHoldSome(Path file) {
        var name = file.getFileName().toString();
        return (name.endsWith(".java") || name.matches(".*\\.test\\.tsx?"))
                && !file.getParent().endsWith("throughline/asvs");
    }

    static List<Marker> of(String file, List<String> lines) {
        var found = new ArrayList<Marker>();
        var waiting = List.<String>of();
        var before = "";
        for (var line : lines) {
            var marker = MARKER.matcher(line);
            var test = TEST.matcher(line);
            if (MARKER.matcher(before).matches() && !BEGINS.matcher(line).matches()) {
                throw wrong(file, before);
            }
            if (marker.matches()) {
                waiting = List.of(marker.group(1).split(", "));
            } else if (line.contains("ASVS")) {
                throw wrong(file, line);
            } else if (test.matches()) {
                var name = test.group(1) == null ? test.group(2) : test.group(1);
                waiting.forEach(id -> found.add(new Marker(id, file, name)));
                waiting = List.of();
            }
            before = line;
        }
        if (!waiting.isEmpty()) {
            throw wrong(file, "// ASVS " + String.join(", ", waiting));
        }
        return found;
    }

    private static IllegalStateException wrong(String file, String line) {
        return new IllegalStateException(
                "%s: \"%s\" must read like // ASVS 8.2.1, 8.3.1 and stand right above @Test or test(\"…\"."
                        .formatted(file, line.strip()));
    }
}
