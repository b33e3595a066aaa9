package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.testing.SomeRooms;

/** Who is this number? Whatever the notation that the wire or a person used. */
class CallersTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2026-11-21T21:00:00Z"), "customer");
    private static final Callers CALLERS = ROOMS.door(Callers.class);
    private static final ContactPeople PEOPLE = ROOMS.door(ContactPeople.class);
    private static final UUID SOLVANDAN = ROOMS.door(Customers.class)
            .add(new CustomerForm("Brf Solvändan 3", "sv", "08-465 004 10", null, null, null), null)
            .id();

    @AfterEach
    void everybodyLeaves() {
        PEOPLE.of(SOLVANDAN).forEach(person -> PEOPLE.remove(SOLVANDAN, person.id(), null));
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+46317390612",
                "0046 31 739 06 12",
                "031-739 06 12",
                "031 7390612",
                "46317390612",
                "+46 (0)31 739 06 12",
                "tel:+46-31-739-06-12"
            })
    void aCallerIsKnownWhateverTheNotation(String number) {
        person("Ingrid Sandström", "031-739 06 12");

        assertThat(CALLERS.whoIs(number))
                .isEqualTo(new Who.Known(new Caller(
                        personNamed("Ingrid Sandström"),
                        "Ingrid Sandström",
                        "Chair",
                        SOLVANDAN,
                        "Brf Solvändan 3",
                        "sv",
                        true)));
    }

    @Test
    void aPersonIsKnownByEachOfTheirNumbers() {
        person("Ingrid Sandström", "031-739 06 12", "+44 20 7946 0123", "+886 2 0000 0101");

        assertThat(List.of("+46317390612", "020 7946 0123", "+886200000101"))
                .allSatisfy(number -> assertThat(CALLERS.whoIs(number)).isInstanceOf(Who.Known.class));
    }

    @Test
    void severalPeopleShareANumber() {
        person("Oskar Lind", "+442079460123");
        person("Ingrid Sandström", "+442079460123");

        assertThat(CALLERS.whoIs("020 7946 0123"))
                .isInstanceOfSatisfying(
                        Who.Several.class,
                        several -> assertThat(several.callers())
                                .extracting(Caller::name)
                                .containsExactly("Ingrid Sandström", "Oskar Lind"));
    }

    @Test
    void theSwitchboardOfACustomerNamesTheCustomer() {
        assertThat(CALLERS.whoIs("+46846500410")).isInstanceOfSatisfying(Who.Known.class, known -> {
            assertThat(known.caller().person()).isNull();
            assertThat(known.caller().name()).isEqualTo("Brf Solvändan 3");
        });
    }

    @Test
    void aPersonOnTheSwitchboardsNumberSaysMoreThanTheSwitchboard() {
        person("Oskar Lind", "+46846500410");

        assertThat(CALLERS.whoIs("+46846500410"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        known -> assertThat(known.caller().name()).isEqualTo("Oskar Lind"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "+46317390699",
                "0",
                "12345678901234567890123",
                "sip:x@y",
                "'; drop table customer.phone; --",
                "\0"
            })
    void nobodyIsUnknown(@Nullable String number) {
        assertThat(CALLERS.whoIs(number)).isEqualTo(new Who.Unknown());
    }

    @Test
    void aNumberThatWasTakenAwayIsForgotten() {
        person("Oskar Lind", "+442079460123");
        var oskar = PEOPLE.of(SOLVANDAN).getFirst();
        PEOPLE.change(
                SOLVANDAN,
                oskar.id(),
                new ContactPersonForm("Oskar Lind", "", List.of("+442079460124"), "sv", false, oskar.version()),
                null);

        assertThat(CALLERS.whoIs("+442079460123")).isEqualTo(new Who.Unknown());
        PEOPLE.remove(SOLVANDAN, oskar.id(), null);
        assertThat(CALLERS.whoIs("+442079460124")).isEqualTo(new Who.Unknown());
    }

    private void person(String name, String... numbers) {
        PEOPLE.add(SOLVANDAN, new ContactPersonForm(name, "Chair", List.of(numbers), "sv", true, null), null);
    }

    private UUID personNamed(String name) {
        return PEOPLE.of(SOLVANDAN).stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
