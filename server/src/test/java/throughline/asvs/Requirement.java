package throughline.asvs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A requirement of the standard, judged.
 *
 * @param words what it asks for, in ours
 * @param places where it is done: paths in the repository, or settings such as {@code THROUGHLINE_BIND}
 * @param remark what is missing, or why it does not apply, or why no test shows it
 */
record Requirement(String id, int level, String words, State state, List<String> places, String remark) {
    /** How the remark begins of something that is met and that no test can show, or none does yet. */
    static final String NOT_TESTED = "Not tested: ";

    static final String HEAD = "id,level,in our words,state,place,remark";

    /** A cell as RFC 4180 writes it: with quotation marks around it where it holds a comma. */
    private static final Pattern CELL = Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");

    enum State {
        MET("met"),
        PARTLY("partly"),
        OPEN("open"),
        DOES_NOT_APPLY("does not apply");

        final String word;

        State(String word) {
            this.word = word;
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no state \"" + word + "\"."));
        }
    }

    boolean isNotTested() {
        return remark.startsWith(NOT_TESTED);
    }

    /** @throws IllegalStateException naming the line that cannot be read */
    static List<Requirement> read(Path root) throws IOException {
        var file = root.resolve("docs/asvs/requirements.csv");
        var lines = Files.readAllLines(file);
        if (!lines.getFirst().equals(HEAD)) {
            throw new IllegalStateException("The first line of %s must read %s".formatted(file, HEAD));
        }
        var read = new ArrayList<Requirement>();
        for (int at = 1; at < lines.size(); at++) {
            try {
                read.add(of(cells(lines.get(at))));
            } catch (RuntimeException unreadable) {
                throw new IllegalStateException(
                        "%s, line %d: %s".formatted(file, at + 1, unreadable.getMessage()), unreadable);
            }
        }
        return read;
    }

    private static Requirement of(List<String> cells) {
        if (cells.size() != HEAD.split(",").length) {
            throw new IllegalArgumentException(
                    "It has " + cells.size() + " cells. Maybe a comma needs \"…\" around it.");
        }
        var places = cells.get(4).isEmpty()
                ? List.<String>of()
                : List.of(cells.get(4).split(" "));
        return new Requirement(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                cells.get(2),
                State.of(cells.get(3)),
                places,
                cells.get(5));
    }

    static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var found = CELL.matcher(line);
        int end = 0;
        while (end < line.length() && found.find()) {
            cells.add(found.group(1) == null ? found.group(2) : found.group(1).replace("\"\"", "\""));
            end = found.end();
        }
        if (end < line.length()) {
            throw new IllegalArgumentException("It cannot be read after \"%s\".".formatted(line.substring(0, end)));
        }
        return cells;
    }
}
