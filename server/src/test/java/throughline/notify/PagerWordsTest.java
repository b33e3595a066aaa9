package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerWordsTest {
    private static final String LINK = "https://lift.example/t/K7QM2XPAHT";

    @Test
    void aPagerShowsLettersWithoutTheirMarksOnOneLine() {
        assertThat(PagerWords.fit("Någon sitter fast:\nKivi 4 “A” – Õunapuu, Straße 3", "Svara: " + LINK, 240))
                .isEqualTo("Nagon sitter fast: Kivi 4 \"A\" - Ounapuu, Strasse 3 Svara: " + LINK);
    }

    @Test
    void whatIsTooLongLosesItsEndAtAWordAndNeverItsLink() {
        var page = PagerWords.fit("Somebody is trapped: Does not move, Tartu mnt 80, Lift 2, WO-1001.", LINK, 80);

        assertThat(page).hasSizeLessThanOrEqualTo(80).isEqualTo("Somebody is trapped: Does not move, Tartu... " + LINK);
        assertThat(PagerWords.fit("Somebody is trapped", LINK, 20)).isEqualTo(LINK);
        assertThat(PagerWords.fit("Exactly fits", LINK, 12 + 1 + LINK.length())).isEqualTo("Exactly fits " + LINK);
    }

    @Test
    void aLanguageOfOtherLettersCannotBeShown() {
        assertThat(PagerWords.canShow("有人受困")).isFalse();
        assertThat(PagerWords.canShow("Keegi on kinni: liftiuks ei sulgu?")).isTrue();
    }
}
