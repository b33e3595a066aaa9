package throughline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;
import throughline.asset.UnitCards;
import throughline.asset.Units;
import throughline.customer.Callers;
import throughline.customer.Who;
import throughline.dispatch.OnCall;
import throughline.house.Settings;
import throughline.kernel.Slice;
import throughline.people.Role;
import throughline.people.SignIns;
import throughline.people.Visitor;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/** A demo home after its first start. */
@ServerTest
@TestPropertySource(properties = "throughline.demo=true")
class SampleCompanyTest {
    @Autowired
    SampleCompany company;

    @Autowired
    Settings settings;

    @Autowired
    SignIns signIns;

    @Autowired
    Units units;

    @Autowired
    UnitCards cards;

    @Autowired
    Callers callers;

    @Autowired
    OnCall onCall;

    @Autowired
    Queues queues;

    @Autowired
    InstantSource clock;

    @Test
    void theHomeIsFilledOnceAndASecondStartChangesNothing() {
        int before = everyUnit().size();
        var written = onCall.writtenUntil("Tallinn");

        company.run(new DefaultApplicationArguments());

        assertThat(everyUnit()).hasSize(before).hasSize(1_000);
        assertThat(onCall.writtenUntil("Tallinn")).isEqualTo(written);
    }

    @Test
    void somebodyIsOnCallInEachAreaNowAndInSixWeeks() {
        for (var land : Land.ALL) {
            for (var at : List.of(clock.instant(), clock.instant().plus(Duration.ofDays(42)))) {
                assertThat(onCall.at(land.area(), at))
                        .as("%s at %s", land.area(), at)
                        .hasSize(2);
            }
        }
    }

    @Test
    void whoeverStartsItReadsWhoCanSignInAndNobodyElseReadsTheFile() throws IOException {
        var file = settings.absoluteHome().resolve("demo-sign-ins.txt");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(" ");
            assertThat(company.lines()).anyMatch(printed -> printed.contains(parts[0]) && printed.contains(parts[1]));
            assertThat(signIns.signIn(parts[0], parts[1], new Visitor("127.0.0.1", "test")))
                    .isNotNull();
        }
        assertThat(SampleStaff.COLLEAGUES.stream().filter(each -> each.roles().contains(Role.AGENT)))
                .hasSize(6);
    }

    @Test
    void eachCallerAndEachCarIsRecognisedAtOnce() {
        var world = SampleWorld.of(SampleWorld.SEED, SampleWorld.UNITS);
        var people = world.clients().stream()
                .flatMap(client -> client.people().stream())
                .map(person -> Objects.requireNonNull(person.phones()).getFirst())
                .toList();
        var cars = world.clients().stream()
                .flatMap(client -> client.addresses().stream())
                .flatMap(address -> address.units().stream())
                .flatMap(unit -> Objects.requireNonNull(unit.phones()).stream())
                .toList();

        assertThat(people)
                .allSatisfy(number -> assertThat(callers.whoIs(number)).isInstanceOf(Who.Known.class));
        assertThat(cars).allSatisfy(number -> assertThat(cards.byPhone(number)).isNotEmpty());
        print("who is this number", people, callers::whoIs);
        print("unit of this line", cars, cards::byPhone);
    }

    @Test
    void eachNumberThatCustomersDialLeadsToItsQueue() {
        assertThat(queues.of("+46846500400").skill()).isEqualTo("lift-sv");
        assertThat(queues.of("1003").language()).isEqualTo("et");
    }

    private static void print(String what, List<String> numbers, Consumer<String> question) {
        var took = numbers.stream()
                .mapToLong(number -> {
                    long start = System.nanoTime();
                    question.accept(number);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        System.out.printf(
                "%s: p50 %.2f ms, p99 %.2f ms of %d%n",
                what, took[took.length / 2] / 1e6, took[took.length * 99 / 100] / 1e6, took.length);
    }

    private List<Object> everyUnit() {
        var first = units.list(Slice.first(200));
        var all = new ArrayList<Object>(first.items());
        for (var next = first.next(); next != null; ) {
            var page = units.list(Slice.of(next, 200, null));
            all.addAll(page.items());
            next = page.next();
        }
        return all;
    }
}
