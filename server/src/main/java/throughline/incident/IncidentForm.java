package throughline.incident;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a supervisor fills in who declares an incident.
 *
 * @param sinceMinutes orders of the last minutes belong to it, too; at most a day
 * @param words what callers are told at once, by language; may be left out
 */
public record IncidentForm(
        @Nullable String title,
        @Nullable List<@Nullable String> areas,
        @Nullable Integer sinceMinutes,
        @Nullable Map<String, @Nullable String> words) {
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_WORDS = 300;
    static final int MOST_AREAS = 50;
    static final int MOST_MINUTES = 24 * 60;
    static final Set<String> LANGUAGES = Set.of("en", "et", "sv", "zh-Hant");

    record Read(String title, List<String> areas, int sinceMinutes, Map<String, String> words) {}

    Read read() {
        var form = new Form();
        var called = form.text("title", title, LONGEST_TITLE);
        var where = (areas == null ? List.<@Nullable String>of() : areas)
                .stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(area -> !area.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        form.check("areas", !where.isEmpty(), where, "kernel.field-missing", "Fill this in.");
        form.check(
                "areas",
                where.size() <= MOST_AREAS,
                where,
                "incident.too-many-areas",
                "Name at most {0} areas.",
                MOST_AREAS);
        int minutes = sinceMinutes == null ? 0 : form.number("sinceMinutes", sinceMinutes, 0, MOST_MINUTES);
        var said = words(form, words);
        form.accept();
        return new Read(called, where, minutes, said);
    }

    /** Those that are not empty. */
    static Map<String, String> words(Form form, @Nullable Map<String, @Nullable String> words) {
        var read = new TreeMap<String, String>();
        (words == null ? Map.<String, @Nullable String>of() : words).forEach((language, text) -> {
            form.check(
                    "words",
                    LANGUAGES.contains(language),
                    language,
                    "incident.no-such-language",
                    "Callers are told things in {0}.",
                    String.join(", ", LANGUAGES.stream().sorted().toList()));
            var said = form.textOrEmpty("words", text, LONGEST_WORDS);
            if (!said.isEmpty()) {
                read.put(language, said);
            }
        });
        return read;
    }
}
