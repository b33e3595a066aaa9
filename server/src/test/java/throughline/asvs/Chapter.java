package throughline.asvs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A chapter of ASVS 5.0.0 that is on our sheet: the level of each of its requirements, and which of them we want. */
enum Chapter {
    V1("Encoding and sanitization", 3, "22 1111122223 112222222223 222 123"),
    V2("Validation and business logic", 3, "122 112 12223 23"),
    V3("Web frontend", 3, "3 113 12223 11222233 11122333 3 22333"),
    V4("API and web service", 2, "12233 23333 22 1222"),
    V5("Files", 3, "2 112333 113 222"),
    V6("Authentication", 3, "122 111111112222 11223333 112233 22222333 2223 33 2222"),
    V7("Sessions", 3, "222 1111 22 11222 223 22"),
    V8("Authorization", 3, "1233 1123 133 23"),
    V12("Secure communication", 2, "12233 11 22223"),
    V13("Configuration", 2, "2333 222223 2233 1222233"),
    V14("Data protection", 3, "22 12223333 122"),
    V15("Secure coding and architecture", 2, "12233 12233 1222222 3333", "15.4."),
    V16("Logging and errors", 3, "2 22222 2222 222 2223");

    final String title;
    private final int upTo;
    private final String levels;
    private final String also;

    Chapter(String title, int upTo, String levels) {
        this(title, upTo, levels, "none");
    }

    /**
     * @param upTo the highest level that we want
     * @param levels of the requirements, a digit each, a word for each section
     * @param also how the ids of a section begin that we want whole
     */
    Chapter(String title, int upTo, String levels, String also) {
        this.title = title;
        this.upTo = upTo;
        this.levels = levels;
        this.also = also;
    }

    /** Everything that the standard has here, by id, in its order. */
    Map<String, Integer> all() {
        var all = new LinkedHashMap<String, Integer>();
        var sections = levels.split(" ");
        for (int section = 0; section < sections.length; section++) {
            for (int place = 0; place < sections[section].length(); place++) {
                var id = "%s.%d.%d".formatted(name().substring(1), section + 1, place + 1);
                all.put(id, Character.digit(sections[section].charAt(place), 10));
            }
        }
        return all;
    }

    /** What of it we want to meet. */
    Map<String, Integer> wanted() {
        var wanted = all();
        wanted.entrySet()
                .removeIf(each -> each.getValue() > upTo && !each.getKey().startsWith(also));
        return wanted;
    }

    String target() {
        var levels = upTo == 3 ? "all levels" : "levels 1 and 2";
        return also.equals("none") ? levels : levels + ", and all of " + also.substring(0, also.length() - 1);
    }

    boolean holds(String id) {
        return id.startsWith(name().substring(1) + ".");
    }

    /** What is wanted of all chapters. */
    static Map<String, Integer> wantedOfAll() {
        return Arrays.stream(values())
                .flatMap(chapter -> chapter.wanted().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }
}
