package throughline.edge.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.dispatch.RejectReason;
import tools.jackson.databind.json.JsonMapper;

class FieldWordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern SAID = Pattern.compile("\"([a-z][a-z0-9.-]+)\"");
    private final FieldWords words = new FieldWords(JsonMapper.builder().build());

    @Test
    void everySentenceIsThereInEveryLanguageWithTheSamePlaces() {
        assertThat(words.all()).hasSizeGreaterThan(50).allSatisfy((key, languages) -> {
            assertThat(languages).as(key).containsOnlyKeys(FieldWords.LANGUAGES);
            assertThat(languages.values().stream().map(FieldWordsTest::places).distinct())
                    .as(key)
                    .hasSize(1);
            assertThat(languages.values()).as(key).noneMatch(String::isBlank);
        });
    }

    @Test
    void noSentenceIsKeptThatNobodySays() throws IOException {
        var unsaid = new TreeSet<>(words.all().keySet());
        try (var files = Files.list(Path.of("src/main/java/throughline/edge/field"))) {
            for (var file : files.toList()) {
                SAID.matcher(Files.readString(file)).results().forEach(said -> unsaid.remove(said.group(1)));
            }
        }
        for (var code : ReportCode.values()) {
            unsaid.remove(code.field());
        }
        for (var reason : RejectReason.values()) {
            assertThat(unsaid.remove(reason.word())).as(reason.word()).isTrue();
        }
        unsaid.removeIf(key -> key.startsWith("priority-")
                || key.contains(".")
                || key.matches("(unknown|too-many|fault|not-paired)-lead"));
        assertThat(unsaid).isEmpty();
    }

    @Test
    void aBrowserGetsTheFirstLanguageThatWeSpeak() {
        assertThat(words.preferred("fi-FI, et;q=0.9, en;q=0.5").language()).isEqualTo("et");
        assertThat(words.preferred("zh-TW").language()).isEqualTo("zh-Hant");
        assertThat(words.preferred("SV-se").language()).isEqualTo("sv");
        assertThat(words.preferred("fi").language()).isEqualTo("en");
        assertThat(words.preferred(null).language()).isEqualTo("en");
        assertThat(words.preferred(",;-,\u0000").language()).isEqualTo("en");
        assertThat(words.in("fi").language()).isEqualTo("en");
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(HashSet::new));
    }
}
