package throughline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.asset.UnitForm;

/** The plan of the sample company is the same at each start, and rings nobody who exists. */
class SampleWorldTest {
    private static final SampleWorld WORLD = SampleWorld.of(SampleWorld.SEED, SampleWorld.UNITS);

    /** Ofcom's and PTS's numbers for fiction; blocks without a network in Estonia and Taiwan. */
    private static final String NOBODY_ANSWERS = "\\+44(2079460|1[1-9]1?\\d?4960)\\d{3}"
            + "|\\+46(8465004\\d\\d|3139006\\d\\d|4062804\\d\\d|7017406(0[5-9]|[1-9]\\d)|9803192\\d\\d)"
            + "|\\+37220[0-3]\\d{4}"
            + "|\\+886([24]0000\\d{4}|[67]000\\d{4})";

    @Test
    void theSameSeedIsTheSameCompany() {
        assertThat(SampleWorld.of(SampleWorld.SEED, SampleWorld.UNITS)).isEqualTo(WORLD);
        assertThat(SampleWorld.of(7, SampleWorld.UNITS)).isNotEqualTo(WORLD);
        assertThat(SampleStaff.technicians(SampleWorld.SEED))
                .isEqualTo(SampleStaff.technicians(SampleWorld.SEED))
                .hasSize(12);
    }

    @Test
    void itHasAThousandUnitsAndNoNumberTwice() {
        assertThat(units()).hasSize(1_000).extracting(UnitForm::number).doesNotHaveDuplicates();
    }

    @Test
    void nobodyWhoExistsIsCalled() {
        assertThat(phones()).hasSizeGreaterThan(1_000).allMatch(phone -> phone.matches(NOBODY_ANSWERS));
        assertThat(WORLD.clients())
                .extracting(client -> client.customer().email())
                .allMatch(email -> Objects.requireNonNull(email).endsWith(".example"));
    }

    private static List<UnitForm> units() {
        return WORLD.clients().stream()
                .flatMap(client -> client.addresses().stream())
                .flatMap(address -> address.units().stream())
                .toList();
    }

    private static List<String> phones() {
        var customers = WORLD.clients().stream()
                .flatMap(client -> Stream.concat(
                        Stream.ofNullable(client.customer().phone()),
                        client.people().stream().flatMap(person -> Objects.requireNonNull(person.phones()).stream())));
        var cars = units().stream().flatMap(unit -> Objects.requireNonNull(unit.phones()).stream());
        var staff = SampleStaff.technicians(SampleWorld.SEED).stream()
                .map(technician -> Objects.requireNonNull(technician.phone()));
        var prospects = WORLD.prospects().stream().map(prospect -> Objects.requireNonNull(prospect.phone()));
        return Stream.of(customers, prospects, cars, staff)
                .flatMap(phones -> phones)
                .map(phone -> phone.replace(" ", ""))
                .toList();
    }
}
