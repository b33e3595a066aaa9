package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.History.Change;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** Sam stops being the caretaker on 1 January; until then his number is his. */
class SomebodyLeavesTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String NUMBER = "+442079460123";

    private final SomeRooms rooms = SomeRooms.of(Instant.parse("2026-12-31T23:00:00Z"), "customer");
    private final ContactPeople people = rooms.door(ContactPeople.class);
    private final Callers callers = rooms.door(Callers.class);
    private final Departures departures = rooms.door(Departures.class);
    private final DeparturesDue due = rooms.door(DeparturesDue.class);
    private final UUID quay = rooms.door(Customers.class)
            .add(new CustomerForm("Quay", "en", null, null, null, null), null)
            .id();
    private final UUID sam = people.add(
                    quay, new ContactPersonForm("Sam", "Caretaker", List.of(NUMBER), "en", false, null), null)
            .id();

    @BeforeEach
    void nobodyElseLooks() {
        due.stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void fromMidnightOnTheNumberIsNobodys() {
        assertThat(departures.plan(quay, sam, NEW_YEAR, LONDON, null).leavesOn())
                .isEqualTo(NEW_YEAR);
        passes(Duration.ofMinutes(59));
        assertThat(callers.whoIs(NUMBER)).isInstanceOf(Who.Known.class);

        passes(Duration.ofMinutes(1));
        assertThat(callers.whoIs(NUMBER)).isEqualTo(new Who.Unknown());
        assertThat(people.of(quay)).isEmpty();
        assertThat(rooms.door(CustomerHistory.class)
                        .ofCustomer(quay, Slice.first(2))
                        .items())
                .extracting(Change::kind, Change::asOf)
                .containsExactly(
                        tuple("person-removed", Instant.parse("2027-01-01T00:00:00Z")),
                        tuple("person-leaving-planned", null));
    }

    @Test
    void theLastDayThatWasSaidCountsAndWhoeverStaysStays() {
        departures.plan(quay, sam, NEW_YEAR, LONDON, null);
        departures.plan(quay, sam, NEW_YEAR.plusDays(1), LONDON, null);
        passes(Duration.ofHours(2));
        assertThat(people.of(quay)).extracting(ContactPerson::leavesOn).containsExactly(NEW_YEAR.plusDays(1));

        departures.cancel(quay, sam, null);
        passes(Duration.ofDays(3));
        assertThat(people.of(quay)).extracting(ContactPerson::leavesOn).containsOnlyNulls();
    }

    @Test
    void aDayThatHasBegunIsRefusedAndWhoeverIsRemovedBeforeIsNotMissed() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> departures.plan(quay, sam, LocalDate.of(2026, 12, 31), LONDON, null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("day"));
        departures.plan(quay, sam, NEW_YEAR, LONDON, null);
        people.remove(quay, sam, null);
        passes(Duration.ofHours(2));
        assertThat(people.of(quay)).isEmpty();
    }

    private void passes(Duration time) {
        rooms.clock().passes(time);
        due.look();
    }
}
