package throughline.finder;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what something is found.
 *
 * @param text its names and its address; each word of it, in any order
 * @param numbers its own numbers, such as a unit's or a serial; found by how they begin
 * @param phones in E.164; found by any four digits in a row
 * @param branches whose people find it, beside those who see everything; null when everybody does
 */
public record Entry(
        Kind kind,
        UUID id,
        String text,
        Collection<String> numbers,
        Collection<String> phones,
        @Nullable Collection<UUID> branches) {
    /** One that everybody finds. */
    public Entry(Kind kind, UUID id, String text, Collection<String> numbers, Collection<String> phones) {
        this(kind, id, text, numbers, phones, null);
    }

    /** The text of some fields; what is not known says nothing. */
    public static String text(@Nullable String... fields) {
        return Stream.of(fields).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** Those numbers that are known. */
    public static List<String> numbers(@Nullable String... numbers) {
        return Stream.of(numbers)
                .filter(Objects::nonNull)
                .filter(number -> !number.isBlank())
                .toList();
    }
}
