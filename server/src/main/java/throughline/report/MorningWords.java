package throughline.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sentences of the morning's letter, in each language that the program speaks. */
@Component
class MorningWords {
    private static final String FILE = "/throughline/report/morning.json";

    private final Map<String, Map<String, String>> sentences;

    MorningWords(JsonMapper json) {
        try (var file = requireNonNull(MorningWords.class.getResourceAsStream(FILE))) {
            sentences = json.readValue(file.readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param places what stands in each {@code {place}}; English when we do not speak the language */
    String say(String sentence, String language, Map<String, String> places) {
        var known = requireNonNull(sentences.get(sentence), sentence);
        var text = requireNonNull(known.getOrDefault(language, known.get("en")), sentence);
        for (var place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return text;
    }
}
