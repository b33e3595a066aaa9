package throughline.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.customer.Price;
import throughline.kernel.Refused;

/** What kind of thing the cells of a column hold, read generously and written in one way. */
sealed interface Cell {
    /** Words. */
    record Text() implements Cell {}

    /** A whole number; spreadsheet programs write 1 000 and 8.0 too. */
    record Whole() implements Cell {}

    /** Degrees of latitude or longitude, with a dot or a comma. Empty says nothing. */
    record Degrees() implements Cell {}

    /** Yes or no; empty is no. */
    record Flag() implements Cell {}

    /** A day. */
    record Day() implements Cell {}

    /** Several texts with semicolons between them. */
    record Texts() implements Cell {}

    /**
     * One of a few.
     *
     * @param byWord what each of the words that people use means, as it is and {@link #plain}
     */
    record Choice(Map<String, String> byWord) implements Cell {
        /** @param words what people call each, beside its own name; separated by {@code |} */
        static Choice of(Map<String, String> words) {
            var byWord = new HashMap<String, String>();
            words.forEach((name, others) -> {
                byWord.put(name, name);
                byWord.put(plain(name), name);
                Arrays.stream(others.split("\\|")).forEach(other -> byWord.putIfAbsent(plain(other), name));
            });
            return new Choice(byWord);
        }

        /** Unknown words stay, and the form refuses them. */
        private String meant(String text) {
            var known = byWord.get(text);
            return known != null ? known : byWord.getOrDefault(plain(text), text);
        }
    }

    /** What a visit costs, see {@link PriceText}. Empty says nothing: nobody wants to give a price away by leaving a cell out. */
    record Cost() implements Cell {}

    /** The number, or where it has none the name, of something else that is kept already. */
    record Number(Named of) implements Cell {}

    Set<String> YES = Set.of("yes", "y", "true", "1", "x", "ja", "j", "jah", "是", "有");
    Set<String> NO = Set.of("no", "n", "false", "0", "nej", "ei", "否", "無");
    Pattern BETWEEN = Pattern.compile("[;\n]");
    Pattern DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?");
    Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    /**
     * @param found the ids of what the numbers in this batch name
     * @return null for an empty cell
     * @throws Refused when it cannot be read
     */
    default @Nullable Object read(String cell, Map<Named, Map<String, UUID>> found) {
        var text = cell.strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (this) {
            case Text() -> cell;
            case Whole() -> whole(text);
            case Degrees() -> degrees(text);
            case Flag() -> flag(text);
            case Day() -> day(text);
            case Texts() ->
                BETWEEN.splitAsStream(text)
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
            case Choice choice -> choice.meant(text);
            case Cost() -> PriceText.read(text);
            case Number(var named) -> {
                var id = found.getOrDefault(named, Map.of()).get(text);
                if (id == null) {
                    throw named.unknown(text);
                }
                yield id;
            }
        };
    }

    /** Else an empty cell empties what is kept. */
    default boolean emptySaysNothing() {
        return this instanceof Cost || this instanceof Degrees;
    }

    /** @param numbers of what is named by its id */
    default String written(@Nullable Object value, Map<UUID, String> numbers) {
        if (value == null) {
            return "";
        }
        return switch (this) {
            case Text(), Whole(), Degrees(), Day(), Choice _ -> value.toString();
            case Flag() -> Boolean.TRUE.equals(value) ? "yes" : "no";
            case Texts() -> ((List<?>) value).stream().map(Object::toString).collect(Collectors.joining("; "));
            case Cost() -> PriceText.written((Price) value);
            case Number _ -> numbers.getOrDefault((UUID) value, "");
        };
    }

    private static int whole(String text) {
        if (text.length() < 10 && text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return Integer.parseInt(text);
        }
        var digits = text.replaceAll("[\\s\\u00A0\\u202F]", "").replaceFirst("[.,]0+$", "");
        if (!digits.matches("-?\\d{1,9}")) {
            throw new Refused("sheet.not-a-number", "{0} is not a whole number.", text);
        }
        return Integer.parseInt(digits);
    }

    private static double degrees(String text) {
        var number = text.replace(',', '.');
        if (!number.matches("-?\\d{1,3}(\\.\\d{1,12})?")) {
            throw new Refused("sheet.not-degrees", "{0} is not a number of degrees. Write it like 59.4372.", text);
        }
        return Double.parseDouble(number);
    }

    private static boolean flag(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Refused("sheet.not-yes-or-no", "Write yes or no instead of {0}.", text);
        }
        return YES.contains(word);
    }

    /** 3/4/2026 is the third of April for some and the fourth of March for others, so it is nothing here. */
    private static LocalDate day(String text) {
        var yearFirst = DAY.matcher(text);
        var dayFirst = DAY_FIRST.matcher(text);
        try {
            if (yearFirst.matches()) {
                return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
            }
            if (dayFirst.matches()) {
                return date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
            }
        } catch (DateTimeException noSuchDay) {
            throw notADay(text);
        }
        throw notADay(text);
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(
                ChronoField.YEAR_OF_ERA.checkValidIntValue(Integer.parseInt(year)),
                Integer.parseInt(month),
                Integer.parseInt(day));
    }

    private static Refused notADay(String text) {
        return new Refused("sheet.not-a-day", "{0} is not a day. Write it like 2026-11-14.", text);
    }

    /** Letters and digits only, in small letters: how heads and words are compared. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }
}
