package throughline.sheet;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet. The columns of a kind stand in the order in which they go out. A field that a form gains is one column more:
 * its name in the form, what its cells hold, how it is read from what is kept, and what its head may say in English, Swedish, Estonian
 * and Chinese, our own word first. A test compares them with the forms.
 *
 * @param field what the form of its kind calls it; with a dot where it stands in a part of the form, such as {@code urgent.minutes}
 * @param cell what its cells hold
 * @param use whether a sheet can do without it
 * @param kept what a kept thing has there
 * @param heads what its head may say, by language; the first is what we write ourselves
 */
record Column<T>(
        String field, Cell cell, Use use, Function<T, @Nullable Object> kept, Map<String, List<String>> heads) {
    enum Use {
        /** Together with the other keys it says which thing a row is about: no row without it. */
        KEY,
        /** What is new needs it. */
        NEEDED,
        OPTIONAL,
        /** It comes in with what is new, and never goes out. */
        SECRET,
        /** It says in short what {@link #FULL} columns say: for sheets that have none of those. It never goes out. */
        BRIEF,
        /** It says in full what {@link #BRIEF} columns say in short; a sheet has the ones or the others. */
        FULL;

        boolean goesOut() {
            return this != SECRET && this != BRIEF;
        }
    }

    static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");

    /** @param heads by language, in the order of {@link #LANGUAGES}, each with bars between what it may say */
    static <T> Column<T> column(String field, Cell cell, Use use, Function<T, @Nullable Object> kept, String... heads) {
        var byLanguage = new HashMap<String, List<String>>();
        for (int i = 0; i < heads.length; i++) {
            byLanguage.put(LANGUAGES.get(i), Arrays.asList(heads[i].split("\\|")));
        }
        return new Column<>(field, cell, use, kept, Map.copyOf(byLanguage));
    }

    boolean isKey() {
        return use == Use.KEY;
    }

    /** English for a language that we do not speak. */
    String head(String language) {
        return heads.getOrDefault(language, requireNonNull(heads.get("en"))).getFirst();
    }

    /** @param plain the head of a sheet's column, see {@link Cell#plain} */
    boolean isCalled(String plain) {
        return Cell.plain(field).equals(plain)
                || heads.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(head -> Cell.plain(head).equals(plain));
    }
}
