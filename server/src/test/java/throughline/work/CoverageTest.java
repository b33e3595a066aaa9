package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.customer.Clause;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.Price;
import throughline.customer.ServiceHours;
import throughline.customer.Terms;

/** Who pays at which hour: hours that differ by level, days off, and the nights in which clocks change. */
class CoverageTest extends PromiseByHand {
    private static final Price NIGHT = Price.of("250", "plus parts");
    private static final Terms SEMI = new Terms(
            clause("8-17", 60, NIGHT),
            clause("Mon-Fri 7-22; Sat-Sun 8-18", 120, NIGHT),
            clause("8-17", 24 * 60, NIGHT),
            clause("8-17", null, NIGHT),
            "EUR");

    @Test
    void sundayAtThreeIsOutsideAndMorningIsWhenItBegins() {
        var night = at(URGENT, "2026-11-29T03:00");
        assertThat(night.inside()).isFalse();
        assertThat(night.price()).isEqualTo(NIGHT);
        assertThat(night.priceInside()).isEqualTo(Price.INCLUDED);
        assertThat(night.currency()).isEqualTo("EUR");
        assertThat(night.begins()).isEqualTo(at("2026-11-29T08:00"));
        assertThat(night.asksFirst()).isTrue();
    }

    @Test
    void eachLevelHasItsOwnHours() {
        assertThat(at(URGENT, "2026-11-29T10:00").asksFirst()).isFalse();
        assertThat(at(NORMAL, "2026-11-29T10:00").begins()).isEqualTo(at("2026-11-30T08:00"));
        assertThat(at(PLANNED, "2026-11-30T08:00").inside())
                .as("the opening minute")
                .isTrue();
        assertThat(at(PLANNED, "2026-11-30T17:00").inside())
                .as("the closing minute")
                .isFalse();
    }

    @Test
    void insideTheHoursNothingIsAsked() {
        var day = at(URGENT, "2026-11-27T12:00");
        assertThat(day).isEqualTo(new Coverage(true, Price.INCLUDED, Price.INCLUDED, "EUR", null, false));
    }

    @Test
    void whereEveryVisitIsChargedThePriceIsReadInTheDayToo() {
        var basic = Price.of("140", "");
        var terms = new Terms(
                SEMI.entrapment(),
                new Clause(ServiceHours.of("8-17"), 480, Starts.CALL_IN, Stops.ARRIVAL, true, basic, NIGHT),
                SEMI.normal(),
                SEMI.planned(),
                "GBP");
        var noon = Coverage.of(terms, URGENT, calendar, at("2026-11-27T12:00"));
        assertThat(noon.inside()).isTrue();
        assertThat(noon.price()).isEqualTo(basic);
        assertThat(noon.asksFirst()).isTrue();
        assertThat(noon.begins()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void whoeverMayBeInsideIsNeverAskedAboutAPrice(int urgency) {
        var night = at(urgency, "2026-11-29T03:00");
        assertThat(night.asksFirst()).isFalse();
        assertThat(night.price()).as("it is charged all the same").isEqualTo(NIGHT);
    }

    @Test
    void aDayOffIsOutsideUntilTheNextMorning() {
        calendar = new PromiseCalendar(STOCKHOLM, Holidays.of(Set.of(LocalDate.of(2026, 4, 6))));
        var easterMonday = at(URGENT, "2026-04-06T12:00");
        assertThat(easterMonday.inside()).isFalse();
        assertThat(easterMonday.begins()).isEqualTo(at("2026-04-07T07:00"));
    }

    @Test
    void inTheNightTheClocksGoForwardTheMorningIsAnHourNearer() {
        var night = Coverage.of(SEMI, URGENT, calendar, Instant.parse("2026-03-29T00:30:00Z"));
        assertThat(night.begins())
                .isEqualTo(Instant.parse("2026-03-29T06:00:00Z"))
                .isEqualTo(at("2026-03-29T08:00"));
    }

    @Test
    void andWhenTheyGoBackAnHourFurther() {
        var night = Coverage.of(SEMI, URGENT, calendar, Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(night.begins())
                .isEqualTo(Instant.parse("2026-10-25T07:00:00Z"))
                .isEqualTo(at("2026-10-25T08:00"));
    }

    /** For every agreement, place and hour on earth. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("throughline.work.PromiseClockWorldsTest#seeds")
    void itBeginsWhenThePromiseWouldBeCounted(long seed) {
        var world = PromiseWorlds.of(seed);
        for (int urgency = 3; urgency <= 8; urgency++) {
            var term = world.terms().term(PromiseKind.of(urgency));
            var clause = new Clause(term.hours(), null, term.starts(), term.stops(), true, Price.INCLUDED, NIGHT);
            var terms = new Terms(clause, clause, clause, clause, "EUR");
            var now = Coverage.of(terms, urgency, world.calendar(), world.called());
            boolean open = new PromiseByTheMinute(world).open(PromiseKind.of(urgency), world.called());
            assertThat(now.inside()).isEqualTo(open);
            assertThat(now.asksFirst()).isEqualTo(!open);
            if (now.begins() instanceof Instant begins) {
                assertThat(begins).isAfter(world.called());
                assertThat(Coverage.of(terms, urgency, world.calendar(), begins).asksFirst())
                        .as("nobody waits in vain")
                        .isFalse();
                assertThat(Coverage.of(terms, urgency, world.calendar(), begins.minusSeconds(60))
                                .inside())
                        .as("and nobody too long")
                        .isFalse();
            }
        }
    }

    private Coverage at(int urgency, String stockholm) {
        return Coverage.of(SEMI, urgency, calendar, at(stockholm));
    }

    private static Clause clause(String hours, Integer minutes, Price outside) {
        return new Clause(
                ServiceHours.of(hours), minutes, Starts.CALL_IN, Stops.ARRIVAL, true, Price.INCLUDED, outside);
    }
}
