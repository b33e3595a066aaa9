package throughline.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.finder.Index.Heat;
import throughline.kernel.Scope;
import throughline.testing.SomeRooms;

/** What did they mean? Whatever the order, the script, the marks and the slips. */
class FinderTest {
    private static final Instant NIGHT = Instant.parse("2026-11-27T02:00:00Z");
    private static final SomeRooms ROOMS = SomeRooms.of(NIGHT);
    private static final Index INDEX = ROOMS.door(Index.class);
    private static final Finder FINDER = ROOMS.door(Finder.class);
    private static final Map<UUID, String> NAMES = new HashMap<>();

    private static final UUID TARTU =
            unit("Tartu lift B", "Lift B, Tartu maantee 80B, 10112 Tallinn", "TLL-04117", "+3726100001");
    private static final UUID NARVA =
            unit("Narva lift", "Lift, Narva maantee 7, 10117 Tallinn", "TLL-04118", "+3726100002");
    private static final UUID BREWERY =
            unit("Bryggerivägen", "Hiss 2, Bryggerivägen 12, 168 67 Bromma", "BRO-22001", "+46846500412");
    private static final UUID TAIPEI = unit("Zhongshan", "電梯一號 中山北路二段 44號 臺北市", "TPE-90001", "+886200000101");
    private static final UUID OWNER = put(
            Kind.CUSTOMER, "Brf Solvändan 3", "Brf Solvändan 3 styrelsen@solvandan.example", "CU-10023", "+4684650099");
    private static final UUID INGRID =
            put(Kind.PERSON, "Ingrid Sandström", "Ingrid Sandström Ordförande Brf Solvändan 3", "", "+46317390612");

    @BeforeAll
    static void theWordsAreCounted() {
        ROOMS.door(Vocabulary.class).keep();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tartu maantee 80, Tartu lift B",
        "80b tartu, Tartu lift B",
        "maantee 80 tallinn tartu, Tartu lift B",
        "TART MAAN, Tartu lift B",
        "bryggerivagen 12, Bryggerivägen",
        "BRYGGERIVÄG, Bryggerivägen",
        "solvandan, Brf Solvändan 3",
        "sandstrom ingrid, Ingrid Sandström",
        "中山北路, Zhongshan",
        "臺北市中山, Zhongshan",
        "山, Zhongshan",
        "10112, Tartu lift B",
        "lift 4117, Tartu lift B"
    })
    void wordsInAnyOrderFindIt(String typed, String name) {
        assertThat(found(typed)).startsWith(name);
    }

    @ParameterizedTest
    @CsvSource({
        "tratu maantee 80, Tartu lift B",
        "tartu mantee 80, Tartu lift B",
        "bryggervägen, Bryggerivägen",
        "brygerivagem 12, Bryggerivägen",
        "sandstrøn, Ingrid Sandström",
        "solvnädan, Brf Solvändan 3"
    })
    void typingErrorsAreForgiven(String typed, String name) {
        assertThat(found(typed)).startsWith(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLL-04117", "tll04117", "tll 041 17", "TLL-0411"})
    void aNumberIsFoundByItsBeginningHoweverItIsWritten(String typed) {
        assertThat(FINDER.find(typed, EnumSet.allOf(Kind.class), 5).getFirst())
                .isEqualTo(new Finder.Hit(Kind.UNIT, TARTU, true, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08-465 004 12", "+46 8 465 004 12", "0046846500412", "00412", "5004"})
    void aTelephoneIsFoundByAnyPartOfIt(String typed) {
        assertThat(found(typed)).contains("Bryggerivägen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 tartu maantee",
                "tartu narva",
                "qqqqqq",
                "   ",
                "'",
                "& | ! :*",
                "\\",
                "%",
                "\0",
                "select * from finder.entry; --",
                "<script>",
                "\u202e\u200f",
                "😀"
            })
    void whatIsNotThereIsNotFoundAndNothingBreaks(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void marksThatCannotBeSeenPartNothing() {
        assertThat(found("tar\u200etu maan\u00adtee")).contains("Tartu lift B");
    }

    @Test
    void openAlarmsComeFirstThenOpenOrdersThenWhatWasUsedLast() {
        var four = new ArrayList<UUID>();
        for (int i = 1; i <= 4; i++) {
            four.add(
                    unit("Harbour " + i, "Lift " + i + ", Harbour Street 1, Leeds", "LDS-0000" + i, "+4411300000" + i));
        }
        INDEX.used(Kind.UNIT, four.get(1), NIGHT.minus(Duration.ofDays(1)));
        INDEX.used(Kind.UNIT, four.get(2), NIGHT);
        INDEX.heat(Kind.UNIT, four.get(3), Heat.OPEN_ORDER, NIGHT.minus(Duration.ofDays(9)));
        assertThat(found("harbour leeds")).containsExactly("Harbour 4", "Harbour 3", "Harbour 2", "Harbour 1");

        INDEX.heat(Kind.UNIT, four.get(0), Heat.OPEN_ALARM, NIGHT.minus(Duration.ofDays(9)));
        INDEX.heat(Kind.UNIT, four.get(3), Heat.COLD, NIGHT.minus(Duration.ofDays(9)));
        assertThat(found("harbour leeds")).containsExactly("Harbour 1", "Harbour 3", "Harbour 2", "Harbour 4");
    }

    @Test
    void whatChangedIsFoundByItsNewWordsOnlyAndWhatIsGoneByNone() {
        var moved = unit("Moved", "Old Quay 5, Bergen", "BGO-00001", "+4755000001");
        INDEX.put(List.of(new Entry(Kind.UNIT, moved, "New Quay 6, Bergen", List.of("BGO-00002"), List.of())));
        assertThat(found("old quay")).isEmpty();
        assertThat(found("BGO-00001")).isEmpty();
        assertThat(found("new quay bergen")).containsExactly("Moved");

        INDEX.remove(Kind.UNIT, List.of(moved));
        assertThat(found("new quay bergen")).isEmpty();
    }

    /** Where a word is common the answer comes from looking, which must give the same as collecting. */
    @Test
    void commonWordsFindTheWarmOnesFirstAndRareOnesStillFindAll() {
        var random = new Random(4117);
        var many = new ArrayList<Entry>();
        for (int i = 0; i < 8_000; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            NAMES.put(id, "Mass " + i);
            many.add(new Entry(
                    Kind.SITE, id, "Mass Avenue " + i + (i == 7_777 ? " Lighthouse" : ""), List.of(), List.of()));
        }
        INDEX.put(many);
        ROOMS.door(Vocabulary.class).keep();
        ROOMS.door(Vocabulary.class).count();
        var warm = many.get(4_321).id();
        INDEX.used(Kind.SITE, warm, NIGHT);

        assertThat(found("mass avenue").getFirst()).isEqualTo("Mass 4321");
        assertThat(found("mass avenue")).hasSize(10).doesNotHaveDuplicates();
        assertThat(found("mass avenue lighthouse")).containsExactly("Mass 7777");
        assertThat(found("mass avenue 7777")).containsExactly("Mass 7777");
        assertThat(found("avenue mass tartu")).isEmpty();

        // In the largest company every one of these words is in a hundred thousand entries, and together they may still
        // be rare.
        ROOMS.owner().execute("update finder.word set site = 100000 where word in ('mass', 'avenue', 'lighthouse')");
        assertThat(found("mass avenue lighthouse")).containsExactly("Mass 7777");
        assertThat(found("ma")).contains("Mass 4321");

        INDEX.put(List.of(new Entry(Kind.SITE, warm, "Mass Boulevard", List.of(), List.of())));
        assertThat(found("mass")).first().isEqualTo("Mass 4321");
        assertThat(found("mass avenue")).doesNotContain("Mass 4321");
    }

    @Test
    void whatNobodyUsedForAQuarterOfAYearIsNoLongerWarmAndWhatIsOpenStays() {
        var used = unit("Quarter A", "Quarter House A, York", "YRK-00001", "+4419040001");
        var open = unit("Quarter B", "Quarter House B, York", "YRK-00002", "+4419040002");
        var other = unit("Quarter C", "Quarter House C, York", "YRK-00003", "+4419040003");
        INDEX.used(Kind.UNIT, used, NIGHT.minus(Duration.ofDays(91)));
        INDEX.heat(Kind.UNIT, open, Heat.OPEN_ORDER, NIGHT.minus(Duration.ofDays(400)));
        INDEX.used(Kind.UNIT, other, NIGHT.minus(Duration.ofDays(89)));
        ROOMS.owner().execute("update finder.warm set words = '' where id = {0}", DSL.val(open));

        ROOMS.door(Cooling.class).cool();

        assertThat(ROOMS.owner()
                        .resultQuery(
                                "select id from finder.warm where id = any ({0}) and words <> ''",
                                DSL.val(new UUID[] {used, open, other}))
                        .fetch()
                        .getValues(0, UUID.class))
                .containsExactlyInAnyOrder(open, other);
    }

    @Test
    void commonWordsAreIntersectedByTheIndexAndTwoLettersAreNot() {
        assertThat(askedOfTheIndex("hotel stockholm")).isEqualTo("('hotel':*) & ('stockholm':*)");
        assertThat(askedOfTheIndex("hotel st")).isEqualTo("('hotel':*)");
        assertThat(askedOfTheIndex("st r")).isEmpty();
    }

    /** Where every word occurs in a hundred thousand sites. */
    private static String askedOfTheIndex(String question) {
        var typed = Words.typed(question);
        var counted = new HashMap<Words.Typed, Map<Kind, Long>>();
        typed.forEach(one -> counted.put(one, Map.of(Kind.SITE, 100_000L)));
        return new Question(typed, Map.of(), counted, Scope.EVERYTHING).narrow(Kind.SITE);
    }

    /** Half of the entries tell that everybody's word is common, and nobody's word stays what it was. */
    @Test
    void countsInASampleAsIfItWereAll() {
        var many = new ArrayList<Entry>();
        for (int i = 0; i < 4_000; i++) {
            var own = i < 400 ? " Qvarn" + (char) ('a' + i / 20) + (char) ('a' + i % 20) : "";
            many.add(new Entry(Kind.SITE, UUID.randomUUID(), "Kvarnbacken" + own, List.of(), List.of()));
        }
        INDEX.put(many);
        var vocabulary = ROOMS.door(Vocabulary.class);
        vocabulary.keep();
        vocabulary.count(2_000);

        var typed = new Words.Typed("kvarnback", true, true);
        var counted = vocabulary.entries(List.of(typed)).getOrDefault(typed, Map.of());
        assertThat(counted.get(Kind.SITE)).isBetween(3_000L, 5_000L);
        assertThat(counted).containsEntry(Kind.UNIT, 0L);
        var owns = new Words.Typed("qvarn", true, true);
        assertThat(vocabulary
                        .entries(List.of(owns))
                        .getOrDefault(owns, Map.of())
                        .get(Kind.SITE))
                .as("each that was seen stands for others, and one that was not seen stays one")
                .isBetween(450L, 800L);
        INDEX.remove(Kind.SITE, many.stream().map(Entry::id).toList());
    }

    @Test
    void noQuestionReadsAWholeTable() {
        var database = ROOMS.door(DSLContext.class);
        database.execute("set enable_seqscan = off");
        var plan = database.resultQuery(
                        "explain select id from finder.entry where kind = 'unit' and words @@ {0}::tsquery",
                        DSL.val("'tartu':*"))
                .fetch()
                .getValues(0, String.class);
        assertThat(String.join("\n", plan)).contains("Bitmap Index Scan").doesNotContain("Seq Scan");
    }

    private static List<String> found(String typed) {
        return FINDER.find(typed, EnumSet.allOf(Kind.class), 10).stream()
                .map(hit -> NAMES.get(hit.id()))
                .toList();
    }

    private static UUID unit(String name, String text, String number, String phone) {
        return put(Kind.UNIT, name, text, number, phone);
    }

    private static UUID put(Kind kind, String name, String text, String number, String phone) {
        var id = UUID.randomUUID();
        NAMES.put(id, name);
        INDEX.put(List.of(new Entry(kind, id, text, Entry.numbers(number), Entry.numbers(phone))));
        return id;
    }
}
