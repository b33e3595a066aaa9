package throughline.asvs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import throughline.asvs.Requirement.State;

/** The sheet, for people: how much of each chapter is met, and for each requirement where it is done and which tests show it. */
record Sheet(List<Requirement> requirements, List<Marker> markers) {
    static final String COMMAND = "java server/src/test/java/throughline/asvs/Sheet.java";

    /** Writes it; no build is needed. */
    public static void main(String... arguments) throws IOException {
        var root = root();
        Files.writeString(file(root), of(root).text());
    }

    static Sheet of(Path root) throws IOException {
        return new Sheet(Requirement.read(root), Marker.in(root));
    }

    static Path file(Path root) {
        return root.resolve("docs/asvs/sheet.md");
    }

    /** The folder of the repository, from wherever in it somebody asks. */
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docs/asvs")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This is not inside of the repository."));
    }

    String text() {
        return """
                # What we meet of OWASP ASVS 5.0

                Made from [requirements.csv](requirements.csv), which people keep, and from the tests that say `// ASVS 8.2.1` above themselves. Write it anew with
                `%s`; a test fails when it is out of date. The requirements are said in our words; the standard's own are at
                [OWASP](https://github.com/OWASP/ASVS/tree/v5.0.0/5.0). Chapters 9 and 10 (tokens, OpenID), 11 (cryptography) and 17 (WebRTC) are not on it.

                | chapter | wanted | of | %s | tests |
                |---|---|---:|---:|---:|---:|---:|---:|
                %s
                %s
                """.formatted(
                        COMMAND,
                        Arrays.stream(State.values()).map(state -> state.word).collect(joining(" | ")),
                        counts(),
                        Arrays.stream(Chapter.values()).map(this::chapter).collect(joining("\n"))).stripTrailing()
                + "\n";
    }

    private String counts() {
        var chapters = Arrays.stream(Chapter.values())
                .map(chapter -> count(chapter.name() + " " + chapter.title, chapter.target(), within(chapter)));
        return Stream.concat(chapters, Stream.of(count("**all**", "", requirements)))
                .collect(joining("\n"));
    }

    private String count(String title, String target, List<Requirement> some) {
        var states = Arrays.stream(State.values())
                .map(state ->
                        some.stream().filter(each -> each.state() == state).count())
                .map(String::valueOf)
                .collect(joining(" | "));
        var tests = markers.stream()
                .filter(marker -> some.stream().anyMatch(each -> each.id().equals(marker.id())))
                .map(marker -> marker.file() + marker.test())
                .distinct()
                .count();
        return "| %s | %s | %d | %s | %d |".formatted(title, target, some.size(), states, tests);
    }

    private List<Requirement> within(Chapter chapter) {
        return requirements.stream().filter(each -> chapter.holds(each.id())).toList();
    }

    private String chapter(Chapter chapter) {
        return """

                ## %s %s

                | | level | asks for | state | place | tests |
                |---|---:|---|---|---|---|
                %s""".formatted(
                        chapter.name(),
                        chapter.title,
                        within(chapter).stream().map(this::row).collect(joining("\n")));
    }

    private String row(Requirement each) {
        var remark = each.remark().isEmpty() ? "" : ": " + each.remark();
        return "| %s | %d | %s | **%s**%s | %s | %s |"
                .formatted(
                        each.id(),
                        each.level(),
                        each.words(),
                        each.state().word,
                        remark,
                        each.places().stream().map(Sheet::link).collect(joining(", ")),
                        tests(each));
    }

    private String tests(Requirement shown) {
        return markers.stream()
                .filter(marker -> marker.id().equals(shown.id()))
                .collect(groupingBy(Marker::file, TreeMap::new, mapping(Marker::test, joining(", "))))
                .entrySet()
                .stream()
                .map(file -> link(file.getKey()) + " " + file.getValue())
                .collect(joining("; "));
    }

    private static String link(String place) {
        if (isSetting(place)) {
            return "`" + place + "`";
        }
        var name = Path.of(place).getFileName().toString().replaceFirst("\\.(java|md|tsx?)$", "");
        return "[%s](../../%s)".formatted(name, place);
    }

    static boolean isSetting(String place) {
        return place.startsWith("THROUGHLINE_");
    }
}
