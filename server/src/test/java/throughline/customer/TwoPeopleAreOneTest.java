package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.testing.SomeRooms;

/** Sam, the caretaker, and S. Reed are one person with two telephones. */
class TwoPeopleAreOneTest {
    private static final UUID ANN = UUID.randomUUID();

    private final SomeRooms rooms = SomeRooms.of(Instant.parse("2026-11-27T08:00:00Z"), "customer");
    private final ContactPeople people = rooms.door(ContactPeople.class);
    private final Callers callers = rooms.door(Callers.class);
    private final Merges merges = rooms.door(Merges.class);
    private final UUID quay = customer("Quay House");
    private final UUID mill = customer("Mill Yard");
    private final UUID sam = person(quay, "Sam", "Caretaker", false, "+442079460123");
    private final UUID reed = person(quay, "S. Reed", "", true, "+442079460124", "+442079460123");

    @BeforeEach
    void nobodyElseLooks() {
        rooms.door(DuplicatesDue.class).stop();
        rooms.door(DeparturesDue.class).stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void theSurvivorHasTheNumbersOfBothAndIsKnownByEach() {
        merge(sam, reed);

        assertThat(people.of(quay)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Sam");
            assertThat(one.phones()).containsExactly("+442079460123", "+442079460124");
            assertThat(one.hearsBadly()).as("the agent speaks slowly").isTrue();
        });
        assertThat(callers.whoIs("+442079460124"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        who -> assertThat(who.caller().person()).isEqualTo(sam));
        assertThat(Objects.requireNonNull(callers.person(reed)).name())
                .as("whoever rang before")
                .isEqualTo("Sam");
    }

    @Test
    void itIsUndoneWithItsNumbersAndItsLastDay() {
        rooms.door(Departures.class).plan(quay, reed, LocalDate.of(2027, 1, 1), ZoneOffset.UTC, null);
        var before = people.of(quay);
        var merge = merge(sam, reed);
        rooms.clock().passes(java.time.Duration.ofDays(60));
        rooms.door(DeparturesDue.class).look();
        assertThat(people.of(quay)).as("Sam stays").hasSize(1);

        assertThat(merges.undo(merge.id(), ANN).fields()).isEmpty();

        assertThat(people.of(quay))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(before);
    }

    @Test
    void numbersThatWereChangedSinceStay() {
        var merge = merge(sam, reed);
        people.change(
                quay,
                sam,
                new ContactPersonForm("Sam", "Caretaker", List.of("+442079460177"), "en", true, version(sam)),
                ANN);

        assertThat(merges.undo(merge.id(), ANN).fields()).containsExactly("phones");

        assertThat(callers.whoIs("+442079460124"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        who -> assertThat(who.caller().person()).isEqualTo(reed));
        assertThat(Objects.requireNonNull(people.get(quay, sam)).phones()).containsExactly("+442079460177");
    }

    @Test
    void peopleOfTwoCustomersBecomeOneOfTheSurvivors() {
        var other = person(mill, "Samuel", "", false, "+442079460130");
        var merge = merge(sam, other);
        assertThat(people.of(mill)).isEmpty();
        assertThat(callers.whoIs("+442079460130"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        who -> assertThat(who.caller().customer()).isEqualTo(quay));

        merges.undo(merge.id(), ANN);
        assertThat(people.of(mill)).extracting(ContactPerson::id).containsExactly(other);
    }

    @Test
    void theMergedOneIsNotEditedNorMergedAgainAndGoesWithTheSurvivor() {
        var merge = merge(sam, reed);
        refused(
                "customer.no-such-person",
                () -> people.change(quay, reed, new ContactPersonForm("X", null, null, "en", null, 2), ANN));
        var ines = person(quay, "Ines", "", false, "+442079460140");
        refused("customer.already-merged", () -> merges.merge(new MergeForm("person", ines, reed, 1, 1, null), ANN));
        var later = merge(ines, sam);
        refused("customer.survivor-merged-later", () -> merges.undo(merge.id(), ANN));
        merges.undo(later.id(), ANN);

        people.remove(quay, sam, ANN);
        assertThat(callers.whoIs("+442079460124")).isEqualTo(new Who.Unknown());
        refused("customer.no-such-person", () -> merges.undo(merge.id(), ANN));
    }

    @Test
    void moreNumbersThanOnePersonKeepsAreRefused() {
        var one = person(quay, "One", "", false, numbers(0, 6));
        var other = person(quay, "Other", "", false, numbers(6, 12));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> merge(one, other))
                .satisfies(refused -> assertThat(refused.fields().get("phones").sentence())
                        .isEqualTo("Together they have 12, and one person keeps at most 10. Take some away first."));
        assertThat(people.of(quay)).hasSize(4);
    }

    private static String[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "+4420794602" + (10 + i)).toArray(String[]::new);
    }

    private Merge merge(UUID survivor, UUID merged) {
        return merges.merge(new MergeForm("person", survivor, merged, version(survivor), version(merged), null), ANN);
    }

    private int version(UUID person) {
        return people.all(List.of(person)).getFirst().version();
    }

    private UUID customer(String name) {
        return rooms.door(Customers.class)
                .add(new CustomerForm(name, "en", null, null, null, null), null)
                .id();
    }

    private UUID person(UUID customer, String name, @Nullable String role, boolean hearsBadly, String... phones) {
        return people.add(customer, new ContactPersonForm(name, role, List.of(phones), "en", hearsBadly, null), null)
                .id();
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
