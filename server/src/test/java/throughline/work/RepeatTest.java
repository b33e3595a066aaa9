package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which callouts are repeats, and which units are rogues. */
class RepeatTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final RepeatRule RULE = new RepeatRule(30, 90, 90, 3, 1);
    private static final Set<String> NOT_ITS_FAULT = Set.of("misuse", "vandalism", "power");
    private static final UUID LIFT = new UUID(1, 1);
    private static final UUID MARKO = new UUID(8, 1);
    private static int orders;

    /** The thirtieth day after counts to its end on the clock of the place, wherever the reader is and whatever the clocks did. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-28T00:01, 2026-11-27T23:59, Europe/Tallinn, 1", // the thirtieth day
        "2026-10-28T23:59, 2026-11-28T00:01, Europe/Tallinn, 0", // thirty days and two minutes: the thirty-first day
        "2026-10-24T23:59, 2026-11-23T23:59, Europe/Tallinn, 1", // over the night in which clocks go back
        "2026-10-28T00:01, 2026-11-27T23:59, Asia/Taipei, 1",
        "2026-10-28T23:59, 2026-11-28T00:01, Asia/Taipei, 0",
        "2026-11-27T08:00, 2026-11-27T08:01, Asia/Taipei, 1" // it failed again at once
    })
    void aCalloutIsARepeatUntilTheLastDayEndsThere(LocalDateTime before, LocalDateTime now, ZoneId zone, int times) {
        var repeat = unit(List.of(closed(before, zone, "wear", "door-lock")), at(now, zone));

        assertThat(repeat.times()).isEqualTo(times);
        assertThat(repeat.isRepeat()).isEqualTo(times > 0);
        assertThat(repeat.isRogue()).isFalse();
    }

    @Test
    void whatIsNotTheUnitsFaultAndWhatWasNoCalloutDoNotCount() {
        var first = closed("2026-11-01T10:00", "wear", "door-lock");
        var all = List.of(
                first,
                closed("2026-11-02T10:00", "misuse", "door-lock"),
                closed("2026-11-03T10:00", "vandalism", "door-lock"),
                closed("2026-11-04T10:00", "power", "mains-supply"),
                past("2026-11-05T10:00", TALLINN, "callout", "cancelled", null, null),
                past("2026-11-07T10:00", TALLINN, "inspection", "closed", report("wear", "door-lock"), null),
                past("2026-11-08T10:00", TALLINN, "repair", "closed", report("wear", "door-lock"), first.id()));

        var repeat = unit(all, at("2026-11-20T10:00", TALLINN));

        assertThat(repeat.times()).isEqualTo(1);
        assertThat(repeat.rogueTimes()).isEqualTo(1);
        assertThat(repeat.component()).as("once is not again").isNull();
        assertThat(repeat.last()).as("but they are told").hasSize(Repeat.LAST);
    }

    @Test
    void theThirdInNinetyDaysMakesARogueAndTheFourthThatIsTooOldDoesNot() {
        var two = List.of(
                closed("2026-08-22T08:00", "wear", "door-lock"), closed("2026-09-20T08:00", "dirt", "door-operator"));
        assertThat(unit(two, at("2026-11-20T08:00", TALLINN)).isRogue()).isFalse();

        var third = open("2026-11-20T08:00");
        var three = List.of(two.get(0), two.get(1), third);
        assertThat(of(third, three).isRogue()).as("with itself, on day 90").isTrue();
        assertThat(of(third, three).isRepeat())
                .as("the last one is two months ago")
                .isFalse();
        assertThat(of(third, three).isFlagged()).isTrue();
        var aDayLater = open("2026-11-21T08:00");
        assertThat(of(aDayLater, List.of(two.get(0), two.get(1), aDayLater)).isRogue())
                .as("on day 91")
                .isFalse();
    }

    @Test
    void theSameComponentIsARepeatAfterTwoMonthsToo() {
        var before = closed("2026-09-20T08:00", "wear", "door-lock");
        var same = closed("2026-11-20T08:00", "adjustment", "door-lock");
        var other = closed("2026-11-20T08:00", "adjustment", "brake");

        assertThat(of(same, List.of(before, same)).component()).isEqualTo("door-lock");
        assertThat(of(same, List.of(before, same)).isRepeat()).isTrue();
        assertThat(of(other, List.of(before, other)).isFlagged()).isFalse();
        assertThat(unit(List.of(before, same), at("2026-12-10T08:00", TALLINN)).component())
                .as("twice already: whoever goes looks there first")
                .isEqualTo("door-lock");
    }

    /** Of the order that is there, not of the one after it. */
    @Test
    void whileOneIsOpenItIsTheOneThatRepeats() {
        var first = open("2026-11-20T08:00");
        assertThat(unit(List.of(first), at("2026-11-20T09:00", TALLINN)).isFlagged())
                .as("the caller rings about the same")
                .isFalse();

        var before = closed("2026-11-10T08:00", "wear", "door-lock");
        assertThat(unit(List.of(first, before), at("2026-11-20T09:00", TALLINN)).times())
                .isEqualTo(1);
        assertThat(of(before, List.of(first, before)).isFlagged())
                .as("what came later makes no repeat of it")
                .isFalse();
    }

    @Test
    void aSecondVisitIsWhatItsFirstOneIs() {
        var before = closed("2026-11-10T08:00", "wear", "door-lock");
        var first = closed("2026-11-20T08:00", "wear", "brake");
        var second = past("2026-11-21T08:00", TALLINN, "repair", "on-hold", null, first.id());

        assertThat(of(second, List.of(before, first, second)).times()).isEqualTo(1);
        assertThat(of(second, List.of(first, second)).isFlagged())
                .as("no repeat of its own story")
                .isFalse();
    }

    @Test
    void theLastReportsAreToldNewestFirstAndWhoWasThere() {
        var all = List.of(
                closed("2026-11-01T08:00", "wear", "brake"),
                closed("2026-11-03T08:00", "dirt", "door-lock"),
                closed("2026-11-02T08:00", "power", "mains-supply"),
                closed("2026-11-04T08:00", "wear", "door-lock"));

        var repeat = unit(all, at("2026-11-20T08:00", TALLINN));

        assertThat(repeat.last())
                .extracting(Repeat.Visit::cause, Repeat.Visit::component, Repeat.Visit::technician)
                .containsExactly(
                        tuple("wear", "door-lock", "Marko"),
                        tuple("dirt", "door-lock", "Marko"),
                        tuple("power", "mains-supply", "Marko"));
        assertThat(repeat.visits()).isEqualTo(Map.of(MARKO, 4));
    }

    private static Repeat unit(List<PastOrder> all, Instant now) {
        return Repeat.ofUnit(all, RULE, cause -> !NOT_ITS_FAULT.contains(cause), now);
    }

    private static Repeat of(PastOrder order, List<PastOrder> all) {
        return Repeat.ofOrder(all, order.id(), RULE, cause -> !NOT_ITS_FAULT.contains(cause));
    }

    private static PastOrder open(String raised) {
        return past(raised, TALLINN, "callout", "on-site", null, null);
    }

    private static PastOrder closed(String raised, String cause, String component) {
        return closed(LocalDateTime.parse(raised), TALLINN, cause, component);
    }

    private static PastOrder closed(LocalDateTime raised, ZoneId zone, String cause, String component) {
        return past(raised.toString(), zone, "callout", "closed", report(cause, component), null);
    }

    private static PastOrder past(
            String raised, ZoneId zone, String job, String state, @Nullable Report report, @Nullable UUID follows) {
        var at = at(raised, zone);
        boolean over = state.equals("closed") || state.equals("cancelled");
        return new PastOrder(
                new UUID(2, ++orders),
                "WO-" + orders,
                follows,
                LIFT,
                at,
                zone,
                state,
                job,
                over ? at.plusSeconds(60) : null,
                MARKO,
                "Marko",
                report);
    }

    private static Report report(String cause, String component) {
        return new Report("stopped", cause, component, "adjusted", null, null, null, true, "");
    }

    private static Instant at(String local, ZoneId zone) {
        return at(LocalDateTime.parse(local), zone);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
