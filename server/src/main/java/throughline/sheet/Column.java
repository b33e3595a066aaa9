package throughline.sheet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet.
 *
 * @param field what the form of its kind calls it
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
        SECRET
    }

    static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");

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
