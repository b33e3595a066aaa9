package throughline.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sentences of refusals in the reader's language, the same that the desktop shows: its build leaves them beside its pages. */
@Component
class Sentences {
    private static final String FILE = "/META-INF/resources/words/refusals.json";

    private final Map<String, Map<String, String>> byLanguage;

    Sentences(JsonMapper json) {
        try (var file = Sentences.class.getResourceAsStream(FILE)) {
            byLanguage = file == null ? Map.of() : json.readValue(file.readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All reasons of a row in one text, each behind the head of its column. */
    String say(List<Reason> reasons, List<? extends Column<?>> columns, String language) {
        return reasons.stream()
                .map(reason -> columns.stream()
                                .filter(column -> column.field().equals(reason.field()))
                                .map(column -> column.head(language) + ": ")
                                .findFirst()
                                .orElse("")
                        + say(reason, language))
                .collect(Collectors.joining(" · "));
    }

    /** English where we lack the words. */
    private String say(Reason reason, String language) {
        var sentence = byLanguage.getOrDefault(language, Map.of()).get(reason.code());
        if (sentence == null) {
            return reason.sentence();
        }
        for (int i = 0; i < reason.values().size(); i++) {
            sentence = sentence.replace("{" + i + "}", reason.values().get(i));
        }
        return sentence;
    }
}
