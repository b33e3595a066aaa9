package throughline.edge.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of the technician's page. */
@Component
class FieldWords {
    static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");
    private static final String FILE = "/throughline/edge/field/words.json";

    private final Map<String, Map<String, String>> words;

    FieldWords(JsonMapper json) {
        try (var file = Objects.requireNonNull(FieldWords.class.getResourceAsStream(FILE))) {
            words = json.readValue(file.readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the best language for somebody whose browser asks for these (RFC 9110, section 12.5.4), the first first. */
    Of preferred(@Nullable String acceptLanguage) {
        for (var range : (acceptLanguage == null ? "" : acceptLanguage).split(",")) {
            var tag = range.split(";", 2)[0].strip();
            for (var language : LANGUAGES) {
                if (main(tag).equalsIgnoreCase(main(language))) {
                    return in(language);
                }
            }
        }
        return in("en");
    }

    private static String main(String tag) {
        return tag.split("-", 2)[0];
    }

    /** English when we do not speak the language. */
    Of in(String language) {
        return new Of(LANGUAGES.contains(language) ? language : "en");
    }

    Map<String, Map<String, String>> all() {
        return words;
    }

    /** The words in one language. */
    final class Of {
        private final String language;

        private Of(String language) {
            this.language = language;
        }

        String language() {
            return language;
        }

        /** @param values what stands in {@code {0}}, {@code {1}} … */
        String say(String key, Object... values) {
            var text = Objects.requireNonNull(
                    Objects.requireNonNull(words.get(key), key).get(language), key);
            for (int i = 0; i < values.length; i++) {
                text = text.replace("{" + i + "}", String.valueOf(values[i]));
            }
            return text;
        }

        /** Why something was refused; a reason that this page does not expect is an act that came too late. */
        String refusal(Refused refused) {
            return words.containsKey(refused.code())
                    ? say(refused.code(), refused.values().toArray())
                    : say("refused-now");
        }
    }
}
