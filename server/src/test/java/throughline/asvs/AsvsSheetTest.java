package throughline.asvs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.asvs.Requirement.State;

/** Nothing that the standard asks for is left out, nothing is called met that is nowhere or not shown, and the sheet says so. */
class AsvsSheetTest {
    private static final int MOST_WORDS = 12;

    private static Path root;
    private static Sheet sheet;

    @BeforeAll
    static void theListAndTheTestsAreRead() throws IOException {
        root = Sheet.root();
        sheet = Sheet.of(root);
    }

    @ParameterizedTest
    @CsvSource({
        "V1, 8, 19, 3",
        "V2, 4, 7, 2",
        "V3, 8, 11, 12",
        "V4, 2, 8, 6",
        "V5, 4, 5, 4",
        "V6, 13, 22, 12",
        "V7, 6, 12, 1",
        "V8, 4, 3, 6",
        "V12, 3, 6, 3",
        "V13, 1, 12, 8",
        "V14, 2, 7, 4",
        "V15, 3, 10, 8",
        "V16, 0, 16, 1",
    })
    void aChapterHasAsManyOfEachLevelAsTheStandardSays(Chapter chapter, long first, long second, long third) {
        var counts = chapter.all().values().stream().collect(groupingBy(level -> level, TreeMap::new, counting()));
        assertThat(List.of(1, 2, 3))
                .extracting(level -> counts.getOrDefault(level, 0L))
                .containsExactly(first, second, third);
    }

    @Test
    void everythingThatIsWantedStandsOnTheListOnceAndInOrder() {
        assertThat(sheet.requirements())
                .extracting(each -> each.id() + " of level " + each.level())
                .containsExactlyElementsOf(Chapter.wantedOfAll().entrySet().stream()
                        .map(wanted -> wanted.getKey() + " of level " + wanted.getValue())
                        .toList());
    }

    @Test
    void eachIsSaidInAFewWordsWithAReasonWhereItIsNotMet() {
        assertThat(those(each -> each.words().isBlank() || each.words().split(" ").length > MOST_WORDS))
                .as("said in 1 to %d words", MOST_WORDS)
                .isEmpty();
        assertThat(those(each -> (each.words() + each.remark()).contains("|")))
                .as("a table has no room for |")
                .isEmpty();
        assertThat(those(each -> each.state() != State.MET && each.remark().isBlank()))
                .as("not met: the remark says why")
                .isEmpty();
    }

    @Test
    void whatIsCalledMetIsSomewhereAndATestShowsIt() {
        assertThat(those(each -> each.state() == State.MET && each.places().isEmpty()))
                .as("met: where?")
                .isEmpty();
        assertThat(those(each -> each.state() == State.MET && isShown(each) == each.isNotTested()))
                .as("met: a test says so, or else the remark begins with \"%s\"", Requirement.NOT_TESTED)
                .isEmpty();
    }

    @Test
    void everyPlaceIsThere() throws IOException {
        var readme = Files.readString(root.resolve("README.md"));
        assertThat(those(each -> !each.places().stream()
                        .allMatch(place -> Sheet.isSetting(place)
                                ? readme.contains("`" + place + "`")
                                : Files.exists(root.resolve(place)))))
                .as("a path in the repository, or a setting of README.md")
                .isEmpty();
    }

    @Test
    void testsShowWhatStandsOnTheListAndApplies() {
        var shown = those(each -> each.state() == State.MET || each.state() == State.PARTLY);
        assertThat(sheet.markers()).isNotEmpty();
        assertThat(sheet.markers().stream()
                        .filter(marker ->
                                shown.stream().noneMatch(each -> each.id().equals(marker.id()))))
                .as("these tests name what is unknown, open or does not apply")
                .isEmpty();
    }

    @Test
    void theSheetIsWhatTheListAndTheTestsSay() throws IOException {
        assertThat(Files.readString(Sheet.file(root)))
                .as("docs/asvs/sheet.md is out of date. Write it anew: %s", Sheet.COMMAND)
                .isEqualTo(sheet.text());
    }

    private static List<Requirement> those(Predicate<Requirement> which) {
        return sheet.requirements().stream().filter(which).toList();
    }

    private static boolean isShown(Requirement requirement) {
        return sheet.markers().stream().anyMatch(marker -> marker.id().equals(requirement.id()));
    }
}
