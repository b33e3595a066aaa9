package throughline.bench.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What names and sentences are made of in one language: lists, under headings, from a file beside this class. */
final class Words {
    private final Map<String, String[]> lists = new HashMap<>();
    private final boolean familyFirst;

    private Words(String language) {
        familyFirst = language.startsWith("zh");
        var heading = "";
        for (var line : lines(language)) {
            if (line.matches("[a-z]+")) {
                heading = line;
            } else {
                lists.put(heading, line.split("\\|", -1));
            }
        }
    }

    /** @param language IETF tag; English for one that has no file */
    static Words of(String language) {
        return ALL.getOrDefault(language, ENGLISH);
    }

    private static final Words ENGLISH = new Words("en");
    private static final Map<String, Words> ALL =
            Map.of("en", ENGLISH, "sv", new Words("sv"), "et", new Words("et"), "zh-Hant", new Words("zh"));

    String[] list(String heading) {
        return Objects.requireNonNull(lists.get(heading), heading);
    }

    String one(Chance chance, String heading) {
        return chance.one(list(heading));
    }

    /** A street without its house number. */
    String street(Chance chance) {
        return one(chance, "stems") + one(chance, "endings") + one(chance, "ways");
    }

    /** With the house number where the language puts it. */
    String address(String street, int house) {
        return list("street")[0].replace("%1$s", street).replace("%2$d", String.valueOf(house));
    }

    String person(Chance chance) {
        var given = one(chance, "given");
        var family = family(chance);
        return familyFirst ? family + given : given + " " + family;
    }

    String family(Chance chance) {
        return one(chance, "roots") + one(chance, "tails");
    }

    String customer(Chance chance, String address) {
        return filled(one(chance, "customers"), address, family(chance), one(chance, "given"));
    }

    static String filled(String pattern, String first, String second, String third) {
        return pattern.replace("%1$s", first).replace("%2$s", second).replace("%3$s", third);
    }

    String unit(boolean escalator, int position) {
        return list(escalator ? "escalator" : "unit")[0].replace("%d", String.valueOf(position));
    }

    private static java.util.List<String> lines(String language) {
        try (var file = Words.class.getResourceAsStream(language + ".txt")) {
            return new String(Objects.requireNonNull(file, language).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
