package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a technician chooses from in the report: each key once, with a name in every language that no other key of the list has. */
class ReportCodesOnPaperTest {
    private static final List<String> LISTS = List.of("conditions", "causes", "components", "actions");
    private static final Set<String> LANGUAGES = Set.of("en", "sv", "et", "zh-Hant");
    private static final int LONGEST_KEY = 40;

    @Test
    void everyKeyIsThereOnceWithANameInEveryLanguage() throws IOException {
        for (var list : LISTS) {
            var seen = new HashSet<String>();
            assertThat(paper().path(list).size()).as(list).isGreaterThan(5);
            for (var code : paper().path(list)) {
                var key = code.path("key").asString();
                assertThat(key).matches("[a-z]+(-[a-z]+)*").hasSizeLessThanOrEqualTo(LONGEST_KEY);
                assertThat(seen.add(key))
                        .as("%s of %s is there once", key, list)
                        .isTrue();
                assertThat(code.path("names").propertyNames()).as(key).containsExactlyInAnyOrderElementsOf(LANGUAGES);
                for (var name : code.path("names").properties()) {
                    assertThat(name.getValue().asString()).as(key).isNotBlank();
                    assertThat(seen.add(name.getKey() + " " + name.getValue().asString()))
                            .as("%s names one key of %s", name, list)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatIsNotTheUnitsOwnFaultIsNoRepeat() throws IOException {
        assertThat(paper().path("causes")
                        .valueStream()
                        .filter(cause -> !cause.path("repeats").asBoolean())
                        .map(cause -> cause.path("key").asString()))
                .containsExactlyInAnyOrder("misuse", "vandalism", "power");
        assertThat(paper().path("components")
                        .valueStream()
                        .map(component -> component.path("on").asString()))
                .containsOnly("lift", "escalator", "both");
    }

    private static JsonNode paper() throws IOException {
        try (var file = ReportCodesOnPaperTest.class.getResourceAsStream("/throughline/work/report-codes.json")) {
            return JsonMapper.shared().readTree(file);
        }
    }
}
