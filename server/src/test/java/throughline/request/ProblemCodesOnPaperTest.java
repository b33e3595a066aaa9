package throughline.request;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.asset.UnitForm;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The problem codes that ship hold together, and say the same in every language. */
class ProblemCodesOnPaperTest {
    private static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");
    private static final int LONGEST_SENTENCES = 200;
    private static final String SIMPLIFIED = "[门电车员们这时说对开请谢关层楼设备钥紧动为问]";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNode PAPER = read("problem-codes.json");

    @Test
    void everyCodeIsThereOnceAndStandsInItsPlaceOfTheTree() {
        var seen = new HashSet<String>();
        for (var code : PAPER.path("codes")) {
            var name = code.path("code").asString();
            assertThat(seen.add(name)).as("%s is there once", name).isTrue();
            var letter = PAPER.path("categories")
                    .path(code.path("category").asString())
                    .path("letter");
            assertThat(name).matches(letter.asString("no letter") + "-[0-9]{2}");
            var provider = PAPER.path("providers").path(code.path("provider").asString());
            assertThat(provider.path("department").asString())
                    .as("the department of who provides %s", name)
                    .isEqualTo(code.path("department").asString());
            assertThat(texts(PAPER.path("departments")))
                    .contains(code.path("department").asString());
        }
    }

    @Test
    void everyDepartmentProviderCategoryQuestionAndKindOfUnitIsUsed() {
        assertThat(used("category")).isEqualTo(keys(PAPER.path("categories")));
        assertThat(used("provider")).isEqualTo(keys(PAPER.path("providers")));
        assertThat(used("department")).isEqualTo(new TreeSet<>(texts(PAPER.path("departments"))));
        var asked = codes().flatMap(code -> questions(code).stream()).collect(toSet());
        assertThat(asked).isEqualTo(keys(PAPER.path("questions")));
        var kinds = codes().flatMap(code -> texts(code.path("kinds")).stream()).collect(toSet());
        assertThat(kinds).isEqualTo(Set.copyOf(UnitForm.KINDS));
    }

    @Test
    void anAnswerMakesItOnlyMoreUrgent() {
        codes().forEach(code -> {
            var name = code.path("code").asString();
            int urgency = code.path("urgency").asInt(-1);
            assertThat(urgency).as(name).isBetween(0, 8);
            assertThat(questions(code)).as(name).hasSizeBetween(2, 4).doesNotHaveDuplicates();
            for (var question : code.path("questions")) {
                var worse = question.path("worse");
                if (!worse.isMissingNode()) {
                    assertThat(worse.path("urgency").asInt(-1)).as(name).isBetween(0, urgency - 1);
                    assertThat(answers(question.path("id").asString()))
                            .as(name)
                            .contains(worse.path("answer").asString());
                }
            }
            code.path("raises").properties().forEach(raise -> {
                assertThat(questions(code)).as(name).contains(raise.getKey());
                assertThat(answers(raise.getKey())).as(name).contains("yes");
                assertThat(raise.getValue().asInt(-1)).as(name).isBetween(0, urgency - 1);
            });
        });
        PAPER.path("safety")
                .properties()
                .forEach(answer -> assertThat(answer.getValue().asInt(-1))
                        .as(answer.getKey())
                        .isBetween(0, 3));
    }

    @Test
    void theJobSaysWhatAndHowLong() {
        codes().forEach(code -> {
            var job = code.path("job");
            var name = code.path("code").asString();
            assertThat(job.path("type").asString()).as(name).isIn("callout", "repair", "inspection", "advice");
            assertThat(job.path("minutes").asInt()).as(name).isBetween(5, 480);
            assertThat(texts(job.path("checklist")))
                    .as(name)
                    .hasSizeBetween(2, 6)
                    .doesNotHaveDuplicates();
            assertThat(texts(job.path("skills")))
                    .as(name)
                    .isSubsetOf("traction", "hydraulic", "goods", "platform", "escalator", "release");
            if (code.path("category").asString().equals("entrapment")) {
                assertThat(texts(job.path("skills"))).as(name).contains("release");
            }
        });
    }

    @Test
    void everyLanguageSaysAllOfIt() {
        var steps = codes().flatMap(code -> texts(code.path("job").path("checklist")).stream())
                .collect(toSet());
        for (var language : LANGUAGES) {
            var words = words(language);
            assertThat(words.path("language").asString()).isEqualTo(language);
            assertThat(keys(words.path("departments"))).isEqualTo(new TreeSet<>(texts(PAPER.path("departments"))));
            assertThat(keys(words.path("providers"))).isEqualTo(keys(PAPER.path("providers")));
            assertThat(keys(words.path("categories"))).isEqualTo(keys(PAPER.path("categories")));
            assertThat(keys(words.path("codes"))).as(language).isEqualTo(used("code"));
            assertThat(keys(words.path("questions"))).as(language).isEqualTo(keys(PAPER.path("questions")));
            assertThat(keys(words.path("checklist"))).as(language).isEqualTo(steps);
            for (var question : PAPER.path("questions").properties()) {
                var choices = words.path("questions").path(question.getKey()).path("choices");
                assertThat(keys(choices))
                        .as("%s, %s", language, question.getKey())
                        .isEqualTo(new TreeSet<>(texts(question.getValue().path("choices"))));
            }
            assertThat(empty(language, words)).isEmpty();
        }
    }

    @Test
    void everyCodeHasWordsThatCallersUseAndASentenceForThem() {
        for (var language : LANGUAGES) {
            for (var word : words(language).path("codes").properties()) {
                var at = language + ", " + word.getKey();
                var english = words("en").path("codes").path(word.getKey());
                assertThat(texts(word.getValue().path("synonyms")))
                        .as(at)
                        .hasSizeGreaterThan(2)
                        .doesNotHaveDuplicates();
                assertThat(word.getValue().path("say").asString())
                        .as(at)
                        .hasSizeBetween(10, LONGEST_SENTENCES)
                        .matches("(?s).*[.?。？]")
                        .doesNotContain("!", "！");
                assertThat(word.getValue().path("detail").asString().isEmpty())
                        .as("%s has a detail where English has one", at)
                        .isEqualTo(english.path("detail").asString().isEmpty());
                if (!language.equals("en")) {
                    assertThat(word.getValue().path("say")).as(at).isNotEqualTo(english.path("say"));
                }
            }
        }
        assertThat(words("zh-Hant").toString()).as("no simplified character").doesNotContainPattern(SIMPLIFIED);
    }

    private static Set<String> answers(String question) {
        var asked = PAPER.path("questions").path(question);
        return switch (asked.path("type").asString()) {
            case "yes-no" -> Set.of("yes", "no");
            case "choice" -> Set.copyOf(texts(asked.path("choices")));
            case "floor", "text" -> Set.of();
            default -> throw new AssertionError(question + " has no type that we know");
        };
    }

    private static Stream<JsonNode> codes() {
        return PAPER.path("codes").valueStream();
    }

    private static List<String> questions(JsonNode code) {
        return code.path("questions")
                .valueStream()
                .map(question -> question.path("id").asString())
                .toList();
    }

    private static Set<String> used(String field) {
        return codes().map(code -> code.path(field).asString()).collect(toSet());
    }

    private static Set<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(toSet());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** Where a text is empty; only a code's detail may be. */
    private static List<String> empty(String path, JsonNode node) {
        if (node.isString()) {
            return node.asString().isBlank() && !path.endsWith("/detail") ? List.of(path) : List.of();
        }
        var found = new ArrayList<String>();
        node.properties().forEach(child -> found.addAll(empty(path + "/" + child.getKey(), child.getValue())));
        node.valueStream().filter(_ -> node.isArray()).forEach(child -> found.addAll(empty(path + "/[]", child)));
        return found;
    }

    private static JsonNode words(String language) {
        return read("problem-codes." + language + ".json");
    }

    private static JsonNode read(String name) {
        try (var file = ProblemCodesOnPaperTest.class.getResourceAsStream("/throughline/request/" + name)) {
            assertThat(file).as(name).isNotNull();
            return STRICT.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
