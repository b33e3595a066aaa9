package throughline.finder;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.kernel.Scope;

/**
 * Who finds an entry, as words of it: {@code @0} for everybody, {@code @} and its id for the people of a branch. So the index that
 * intersects what was typed intersects the scope too. Nobody can type such a word.
 *
 * <p>It only spares the reader what is not hers: what is found is read by its owner behind the wall, so a reach that is wrong may hide
 * something and never shows it.
 */
final class Reach {
    private static final String EVERYBODY = "@0";

    private Reach() {}

    static List<String> of(Entry entry) {
        var branches = entry.branches();
        return branches == null
                ? List.of(EVERYBODY)
                : branches.stream().map(Reach::word).toList();
    }

    /** What of the index this scope sees, as a condition of text search; empty for everything. */
    static String of(Scope scope) {
        return scope.isEverything()
                ? ""
                : Stream.concat(Stream.of(EVERYBODY), scope.branches().stream().map(Reach::word))
                        .map(word -> "'" + word + "'")
                        .collect(joining(" | ", "(", ")"));
    }

    private static String word(UUID branch) {
        return "@" + branch;
    }
}
