package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What an agent types finds the code that is meant, among those that ship. */
class ProblemCodesAreFoundTest {
    private static final CodeTree TREE = new CodePaper(new JsonMapper()).read();
    private static final CodeIndex INDEX = new CodeIndex(TREE.codes());

    @ParameterizedTest(name = "{1} in {0} finds {2}")
    @CsvSource({
        "en, D-12, D-12",
        "en, d12, D-12",
        "en, door does not close, D-12",
        "en, close door, D-12",
        "en, door won't close, D-12",
        "en, door wont clo, D-12",
        "en, dor does not clsoe, D-12",
        "en, trapped, E-01",
        "en, traped, E-01",
        "sv, dörren stänger inte, D-12",
        "sv, dorren stanger inte, D-12",
        "sv, door does not close, D-12",
        "et, uks ei lähe kinni, D-12",
        "et, uks ei lahe kin, D-12",
        "zh-Hant, 門關不上, D-12",
        "zh-Hant, 關不上, D-12"
    })
    void whatIsTypedFindsIt(String language, String typed, String code) {
        assertThat(found(typed, language)).as("%s in %s", typed, language).contains(code);
        assertThat(found(typed, language).indexOf(code))
                .as("near the top of %s", found(typed, language))
                .isLessThan(4);
    }

    @Test
    void everyWordMustBeThere() {
        assertThat(found("door xylophone", "en")).isEmpty();
        assertThat(found("闪电", "zh-Hant")).isEmpty();
    }

    @Test
    void whatThisLiftHadMostComesFirstButNotBeforeTheCodeItself() {
        var doors = INDEX.find("door", "en", null, Map.of(), Map.of("D-21", 9), 8);
        assertThat(doors.getFirst().code()).isEqualTo("D-21");
        var here = INDEX.find("door", "en", null, Map.of("D-13", 2), Map.of("D-21", 9), 8);
        assertThat(here).extracting(ProblemCode::code).startsWith("D-13", "D-21");
        assertThat(INDEX.find("D-11", "en", null, Map.of("D-13", 2), Map.of(), 8)
                        .getFirst()
                        .code())
                .isEqualTo("D-11");
    }

    @Test
    void aCategoryNarrowsTheList() {
        assertThat(INDEX.find("", "en", "escalator", Map.of(), Map.of(), 8))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(code.category()).isEqualTo("escalator"));
        assertThat(found("", "en")).hasSize(8);
    }

    @Test
    void strangeInputFindsNothingAndHurtsNothing() {
        for (var typed : List.of("%", "'; drop table", "\u0000", "((((", "a".repeat(5_000), "<script>", "😀")) {
            assertThat(found(typed, "en").size()).isLessThanOrEqualTo(8);
        }
        assertThat(found("door", "xx"))
                .as("an unknown language is read as English")
                .contains("D-12");
    }

    private static List<String> found(String typed, String language) {
        return INDEX.find(typed, language, null, Map.of(), Map.of(), 8).stream()
                .map(ProblemCode::code)
                .toList();
    }
}
