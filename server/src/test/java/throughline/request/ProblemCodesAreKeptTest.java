package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.request.db.Tables.PROBLEM_LIST;

import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.request.ProblemCode.Said;

/** The list that ships comes in when it is new, and leaves alone what somebody here has edited. */
class ProblemCodesAreKeptTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final ProblemCodes CODES = CENTRE.rooms.door(ProblemCodes.class);

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @Test
    void whatShipsIsWhatIsThere() {
        var shipped = CENTRE.rooms.door(CodePaper.class).read();
        assertThat(CODES.tree().departments()).isEqualTo(shipped.departments());
        assertThat(CODES.tree().categories()).isEqualTo(shipped.categories());
        var one = shipped.codes().stream()
                .filter(code -> code.code().equals("N-01"))
                .findFirst()
                .orElseThrow();
        assertThat(CODES.get("N-01")).isEqualTo(one);
    }

    @Test
    void anEditedCodeSurvivesTheNextListAndTheOthersFollowIt() {
        var before = CODES.get("D-13");
        var words = new java.util.TreeMap<>(before.words());
        words.put("en", new Said("Our own name", "", "", java.util.List.of("crooked")));
        CODES.change(
                "D-13",
                new ProblemCodeForm(
                        null,
                        before.provider(),
                        before.department(),
                        before.category(),
                        3,
                        before.kinds(),
                        words,
                        null,
                        before.version()),
                null);
        assertThat(CODES.search("crooked", "en", null, null))
                .extracting(found -> found.code().code())
                .containsExactly("D-13");

        var database = CENTRE.rooms.door(DSLContext.class);
        database.execute("update request.problem_words set name = 'outdated' where code = 'D-12'");
        database.update(PROBLEM_LIST).set(PROBLEM_LIST.DIGEST, "an older list").execute();
        CODES.afterPropertiesSet();
        assertThat(CODES.get("D-13").in("en").name()).isEqualTo("Our own name");
        assertThat(CODES.get("D-13").urgency()).isEqualTo(3);
        assertThat(CODES.get("D-12").in("en").name()).isEqualTo("Door does not close");

        database.execute("update request.problem_words set name = 'kept' where code = 'D-12'");
        CODES.afterPropertiesSet();
        assertThat(CODES.get("D-12").in("en").name())
                .as("the same list is not taken twice")
                .isEqualTo("kept");
    }

    @Test
    void whatThisLiftHadIsCounted() {
        CENTRE.raised(CENTRE.anna, CENTRE.lift2);
        assertThat(CODES.search("", "en", CENTRE.lift2, null).getFirst())
                .isEqualTo(new ProblemCodes.Found(CODES.get("D-12"), 1));
    }
}
