package throughline.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.rota.Rotation.Moment;

/** Who is asked, by layers, stand-ins and absences. */
class ScheduleTest {
    private static final Wall TALLINN = new Wall(ZoneId.of("Europe/Tallinn"));
    private static final UUID MART = new UUID(0, 1);
    private static final UUID LIIS = new UUID(0, 2);
    private static final UUID KAUR = new UUID(0, 3);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    private static final Layer WEEKS = layer(1, weekly(MONDAY, MART, LIIS, KAUR));

    @Test
    void technicianAfterTechnicianEachForAWeek() {
        var schedule = schedule(new Rules(List.of(WEEKS), List.of()), List.of(), List.of(), 0, 21);

        assertThat(schedule.shares()).extracting(Share::technician).containsExactly(MART, LIIS, KAUR);
        assertThat(schedule.shares()).extracting(Share::from).containsExactly(day(0), day(7), day(14));
        assertThat(schedule.gaps()).isEmpty();
    }

    @Test
    void aWeekMayBeHandedOverAtMomentsOfIt() {
        var split = new Rotation(
                MONDAY,
                EIGHT,
                1,
                List.of(new Moment(DayOfWeek.FRIDAY, LocalTime.of(16, 0)), new Moment(DayOfWeek.MONDAY, EIGHT)),
                List.of(MART, LIIS, KAUR));
        var schedule = schedule(new Rules(List.of(layer(1, split)), List.of()), List.of(), List.of(), 0, 14);

        assertThat(schedule.shares()).extracting(Share::technician).containsExactly(MART, LIIS, KAUR, MART);
        assertThat(schedule.shares())
                .extracting(Share::from)
                .containsExactly(day(0), day(4).plus(Duration.ofHours(8)), day(7), day(11).plus(Duration.ofHours(8)));
    }

    @Test
    void aLaterLayerCountsInItsHours() {
        var nights = new Layer(
                "Nights",
                1,
                daily(MONDAY, LocalTime.of(20, 0), LIIS),
                List.of(new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(20, 0), EIGHT)),
                true);
        var days = layer(1, weekly(MONDAY, MART));

        var schedule = schedule(new Rules(List.of(days, nights), List.of()), List.of(), List.of(), 0, 2);

        assertThat(schedule.shares()).extracting(Share::technician).containsExactly(MART, LIIS, MART, LIIS);
        assertThat(schedule.shares().get(1).from()).isEqualTo(day(0).plus(Duration.ofHours(12)));
        assertThat(schedule.shares().get(1).to()).isEqualTo(day(1));
    }

    @Test
    void nobodyBacksUpHimself() {
        var backup = layer(2, weekly(MONDAY, MART, LIIS));
        var schedule = schedule(new Rules(List.of(WEEKS, backup), List.of()), List.of(), List.of(), 0, 7);

        assertThat(schedule.shares())
                .extracting(Share::rank, Share::technician)
                .containsExactly(tuple(1, MART), tuple(2, LIIS));
    }

    @Test
    void theNextInTheOrderHasTheTurnOfWhoeverIsAwayAndNoLonger() {
        var sick = new Away(MART, day(2), day(4));
        var schedule = schedule(new Rules(List.of(WEEKS), List.of()), List.of(), List.of(sick), 0, 7);

        assertThat(schedule.shares())
                .extracting(Share::technician, Share::from, Share::absent)
                .containsExactly(tuple(MART, day(0), null), tuple(LIIS, day(2), MART), tuple(MART, day(4), null));
    }

    @Test
    void whereNobodyMayStandInThereIsAGapAndItNamesWhoIsMissing() {
        var strict = new Layer("Weeks", 1, weekly(MONDAY, MART, LIIS), List.of(), false);
        var schedule = schedule(
                new Rules(List.of(strict), List.of()), List.of(), List.of(new Away(MART, day(2), day(4))), 0, 7);

        assertThat(schedule.gaps()).containsExactly(new Schedule.Gap(1, day(2), day(4), MART));
    }

    @Test
    void aStandInCountsInsteadOfWhoeverAndTheLaterOneOfTwo() {
        var one = standIn(1, day(1), day(3), LIIS);
        var other = standIn(1, day(2), day(3), KAUR);
        var schedule = schedule(new Rules(List.of(WEEKS), List.of()), List.of(one, other), List.of(), 0, 4);

        assertThat(schedule.shares())
                .extracting(Share::technician, Share::from)
                .containsExactly(tuple(MART, day(0)), tuple(LIIS, day(1)), tuple(KAUR, day(2)), tuple(MART, day(3)));
    }

    @Test
    void aStandInWhoIsAwayLeavesTheTurnToTheLayers() {
        var one = standIn(1, day(1), day(3), LIIS);
        var schedule = schedule(
                new Rules(List.of(WEEKS), List.of()), List.of(one), List.of(new Away(LIIS, day(0), day(7))), 0, 4);

        assertThat(schedule.shares()).extracting(Share::technician).containsExactly(MART);
    }

    @Test
    void whereNobodyIsNeededThereIsNoGap() {
        var nights = new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(20, 0), EIGHT);
        var layer = new Layer("Nights", 1, daily(MONDAY, LocalTime.of(20, 0), MART, LIIS), List.of(nights), true);

        assertThat(schedule(new Rules(List.of(layer), List.of(nights)), List.of(), List.of(), 1, 3)
                        .gaps())
                .isEmpty();
        assertThat(schedule(new Rules(List.of(layer), List.of()), List.of(), List.of(), 1, 3)
                        .gaps())
                .extracting(Schedule.Gap::from)
                .containsExactly(day(1), day(2));
    }

    @Test
    void theNightsInWhichClocksChangeAreAnHourShorterAndLonger() {
        var daily = new Rules(List.of(layer(1, daily(LocalDate.of(2026, 1, 1), EIGHT, MART, LIIS))), List.of());

        var spring = Schedule.of(
                daily, TALLINN, List.of(), List.of(), at("2026-03-28T06:00:00Z"), at("2026-03-29T05:00:00Z"));
        var autumn = Schedule.of(
                daily, TALLINN, List.of(), List.of(), at("2026-10-24T05:00:00Z"), at("2026-10-25T06:00:00Z"));

        assertThat(spring.shares())
                .singleElement()
                .satisfies(turn -> assertThat(length(turn)).isEqualTo(Duration.ofHours(23)));
        assertThat(autumn.shares())
                .singleElement()
                .satisfies(turn -> assertThat(length(turn)).isEqualTo(Duration.ofHours(25)));
    }

    @Test
    void aHandoverThatANightSkipsHappensWhenTheClocksGoForward() {
        assertThat(TALLINN.at(LocalDate.of(2026, 3, 29), LocalTime.of(3, 30))).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void aHandoverThatANightHasTwiceHappensTheFirstTime() {
        assertThat(TALLINN.at(LocalDate.of(2026, 10, 25), LocalTime.of(3, 30))).isEqualTo("2026-10-25T00:30:00Z");
    }

    static Schedule schedule(Rules rules, List<StandIn> standIns, List<Away> away, int first, int until) {
        return Schedule.of(rules, TALLINN, standIns, away, day(first), day(until));
    }

    static Instant day(int after) {
        return TALLINN.at(MONDAY.plusDays(after), EIGHT);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Duration length(Share share) {
        return Duration.between(share.from(), share.to());
    }

    private static Layer layer(int rank, Rotation rotation) {
        return new Layer("Layer", rank, rotation, List.of(), true);
    }

    private static Rotation weekly(LocalDate start, UUID... order) {
        return new Rotation(start, EIGHT, 7, List.of(), List.of(order));
    }

    private static Rotation daily(LocalDate start, LocalTime handover, UUID... order) {
        return new Rotation(start, handover, 1, List.of(), List.of(order));
    }

    private static StandIn standIn(int rank, Instant from, Instant to, UUID technician) {
        return new StandIn(UUID.randomUUID(), rank, from, to, technician, "swapped", null);
    }
}
