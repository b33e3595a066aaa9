package throughline.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import throughline.work.Priority;
import throughline.work.WorkOrder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sentences of the texts to technicians, in each language that the program speaks. */
@Component
class TechnicianWords {
    private static final String FILE = "/throughline/dispatch/texts.json";

    private final Map<String, Map<String, String>> sentences;

    TechnicianWords(JsonMapper json) {
        try (var file = Objects.requireNonNull(TechnicianWords.class.getResourceAsStream(FILE))) {
            sentences = json.readValue(file.readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param places what stands in each {@code {place}}; English when we do not speak the language */
    String say(String sentence, String language, Map<String, String> places) {
        var known = Objects.requireNonNull(sentences.get(sentence), sentence);
        var text = Objects.requireNonNull(known.getOrDefault(language, known.get("en")), sentence);
        for (var place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return text;
    }

    /** The most urgent says why it is. */
    String priority(WorkOrder order, String language) {
        boolean danger = order.priority() == Priority.ENTRAPMENT && !order.trapped();
        return say(danger ? "danger" : "priority-" + order.priority().number(), language, Map.of());
    }
}
