package throughline.alarm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.alarm.Signal.Kind;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.routing.Queues;
import throughline.testing.AlarmHouse;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.work.OrderBook;

/** Devices speak of their own trouble, and people press on purpose: neither takes an agent's time, and nobody who is inside is overlooked. */
class FaultsAndTestsTest {
    private static final UUID PIRET = new UUID(7, 7);
    private static final Duration A_WHILE = Duration.ofHours(1);

    @TempDir
    static Path home;

    private static SomeRooms rooms;
    private static SetClock clock;
    private static int lifts;

    private final Faults faults = rooms.door(Faults.class);
    private final OnTest tests = rooms.door(OnTest.class);
    private final AlarmBook alarms = rooms.door(AlarmBook.class);
    private final OrderBook orders = rooms.door(OrderBook.class);
    private UUID unit = new UUID(0, 0);
    private String ident = "";
    private String phone = "";

    @BeforeAll
    static void aHouse() {
        rooms = AlarmHouse.with(
                TestSettings.withCalls(home, VoiceUnderTest.freeBlock()), Instant.parse("2026-11-21T02:00:00Z"));
        clock = rooms.clock();
        rooms.door(AlarmsDue.class).stop();
        rooms.door(TestsDue.class).stop();
        rooms.door(FaultsDue.class).stop(); // time passes when a test says so
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void aLift() {
        ident = "%08d".formatted(50_000_000 + ++lifts);
        phone = "+3727%06d".formatted(lifts);
        var customer = rooms.door(Customers.class).add(new CustomerForm(ident, "et", null, null, null, null), null);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(),
                                ident,
                                "Tartu mnt 80",
                                "10112",
                                "Tallinn",
                                "EE",
                                null,
                                "",
                                "Tallinn",
                                null),
                        null);
        unit = rooms.door(Units.class)
                .add(
                        new UnitForm(
                                "U-" + ident,
                                site.id(),
                                "Lift 2",
                                null,
                                "traction",
                                null,
                                "Own",
                                "M",
                                1998,
                                null,
                                null,
                                9,
                                630,
                                null,
                                "Hearken",
                                "dc-09",
                                ident,
                                72,
                                List.of(phone),
                                null,
                                null),
                        null)
                .id();
    }

    @Test
    void oneFaultIsCountedWhileItIsSaidAgainAndSentForOnceUntilItIsOver() {
        says(Kind.FAULT_RAISED, "302");
        says(Kind.FAULT_RAISED, "321");
        says(Kind.FAULT_RAISED, "302");
        assertThat(own())
                .extracting(DeviceFault::what, DeviceFault::times)
                .containsExactlyInAnyOrder(tuple("battery", 2), tuple("sound", 1));
        assertThat(orders.openOf(List.of(unit))).as("it may go by itself").isEmpty();
        passes(A_WHILE);
        assertThat(orders.openOf(List.of(unit)))
                .singleElement()
                .satisfies(order -> assertThat(order.problem().code()).isIn("A-06", "A-02"));
        says(Kind.FAULT_RAISED, "302");
        passes(A_WHILE);
        assertThat(orders.openOf(List.of(unit))).as("one while it is open").hasSize(1);
        assertThat(alarms.open()).noneMatch(each -> unit.equals(each.unit()));

        says(Kind.FAULT_CLEARED, "302");
        passes(Duration.ZERO);
        assertThat(orders.openOf(List.of(unit)))
                .as("it stands for the other fault, too")
                .hasSize(1);
        says(Kind.FAULT_CLEARED, "321");
        passes(Duration.ZERO);
        assertThat(own()).isEmpty();
        assertThat(orders.openOf(List.of(unit))).as("nobody had begun").isEmpty();
    }

    @Test
    void whatGoesInTimeSendsNobody() {
        says(Kind.FAULT_RAISED, "302");
        says(Kind.FAULT_CLEARED, "302");
        says(Kind.POWER_LOST, "301");
        says(Kind.TEST_FAILED, "608");
        passes(A_WHILE);
        assertThat(own()).extracting(DeviceFault::what).containsExactlyInAnyOrder("power", "test");
        says(Kind.POWER_RESTORED, "301");
        says(Kind.TEST_OK, "602");
        assertThat(own()).isEmpty();
        assertThat(orders.openOf(List.of(unit))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT_RAISED, YT, battery, ''",
        "FAULT_CLEARED, YR, battery, ''",
        "FAULT_RAISED, 0016, battery, ''",
        "FAULT_RAISED, 91, sound, ''",
        "FAULT_RAISED, ET, other, E",
        "FAULT_CLEARED, ER, other, E",
        "FAULT_RAISED, 373, other, 373",
        "FAULT_RAISED, path, path, ''",
        "POWER_LOST, YP, power, ''",
        "TEST_OK, 602, test, ''"
    })
    void whatEndsAFaultIsOfItsKindOnEveryWire(Kind kind, String code, String what, String which) {
        var of = FaultKind.of(kind, code);
        assertThat(of.word()).isEqualTo(what);
        assertThat(of.which(code)).isEqualTo(which);
    }

    @Test
    void aPressInATestIsKeptAndRingsNobodyUntilTheTestIsOver() {
        assertThat(tests.begin(unit, new OnTestForm(60, "New button"), PIRET).until())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        says(Kind.ALARM_RAISED, "140");
        says(Kind.ALARM_ENDED, "140");
        assertThat(open()).isNull();
        assertThat(presses()).hasSize(1);
        assertThat(orders.openOf(List.of(unit))).isEmpty();
        clock.passes(Duration.ofHours(1));
        assertThat(tests.of(List.of(unit))).as("it ends by itself").isEmpty();
        says(Kind.ALARM_RAISED, "140");
        assertThat(requireNonNull(open()).state()).isEqualTo("raised");
        assertThat(presses()).hasSize(1);
        assertThatThrownBy(() -> tests.begin(unit, new OnTestForm(60, "Again"), PIRET))
                .as("somebody may be inside")
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("alarm.open-now"));
    }

    @Test
    void oneTapMakesItAnAlarmAndWhatIsPressedThenBelongsToIt() {
        tests.begin(unit, new OnTestForm(480, "Annual test"), PIRET);
        says(Kind.ALARM_RAISED, "140");
        var alarm = tests.isReal(unit, PIRET);
        assertThat(tests.isReal(unit, PIRET)).as("said twice").isEqualTo(alarm);
        assertThat(requireNonNull(open())).returns(alarm, OpenAlarm::id).returns("raised", OpenAlarm::state);
        clock.passes(Duration.ofSeconds(30));
        says(Kind.ALARM_RAISED, "140");
        assertThat(requireNonNull(open()).presses()).isEqualTo(2);
        assertThat(presses()).as("the second press is none of the test").hasSize(1);
    }

    @Test
    void aCallFromTheCarRingsAlsoInATest() {
        tests.begin(unit, new OnTestForm(60, "New button"), PIRET);
        says(Kind.ALARM_RAISED, "140");
        var queue = rooms.door(Queues.class).of("+3726000000");
        rooms.door(Contacts.class)
                .open(new Arrival(
                        phone,
                        phone,
                        "+3726000000",
                        queue.id(),
                        queue.name(),
                        "et",
                        clock.instant(),
                        null,
                        null,
                        unit,
                        true));
        assertThat(requireNonNull(open()).state()).isEqualTo("raised");
    }

    @Test
    void aTestLastsAWorkingDayAtMostAndEndsWhenItIsSaid() {
        assertThatThrownBy(() -> tests.begin(unit, new OnTestForm(481, " "), PIRET))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("minutes", "reason"));
        tests.begin(unit, new OnTestForm(480, "Annual test"), PIRET);
        tests.end(unit, PIRET);
        says(Kind.ALARM_RAISED, "140");
        assertThat(requireNonNull(open()).state()).isEqualTo("raised");
    }

    @Test
    void misuseIsCountedForAYear() {
        var misuse = rooms.door(Misuse.class);
        for (var finding : List.of("misuse", "released", "misuse")) {
            says(Kind.ALARM_RAISED, "140");
            var id = rooms.door(Alarms.class)
                    .take(requireNonNull(open()).id(), PIRET)
                    .id();
            rooms.door(Alarms.class).everyoneOut(id, finding, PIRET);
            says(Kind.ALARM_ENDED, "140");
        }
        assertThat(misuse.lately(List.of(unit))).isEqualTo(2);
        clock.passes(Duration.ofDays(366));
        assertThat(misuse.lately(List.of(unit))).isZero();
    }

    @Test
    void aMonthSaysWhatWasExpectedWhatCameAndWhatWasLate() {
        var from = clock.instant();
        says(Kind.TEST_OK, "602");
        clock.passes(Duration.ofHours(72));
        says(Kind.TEST_OK, "602");
        clock.passes(Duration.ofHours(74));
        rooms.door(TestCalls.class).sweep();
        clock.passes(Duration.ofHours(10));
        says(Kind.TEST_FAILED, "608");
        var figures = rooms.door(TestFigures.class);
        assertThat(figures.of(List.of(unit), from, from.plus(Duration.ofDays(30))))
                .containsExactly(new TestFigures.OfLift(unit, 72, 2, 3, 1, 0));
        assertThat(figures.of(List.of(unit), from.minus(Duration.ofDays(30)), from))
                .as("nobody had heard of it")
                .containsExactly(new TestFigures.OfLift(unit, 72, 0, 0, 0, 0));
    }

    private List<DeviceFault> own() {
        return faults.open(Slice.first(200)).items().stream()
                .filter(each -> unit.equals(each.unit()))
                .toList();
    }

    private List<OnTest.QuietPress> presses() {
        return tests.presses(Slice.first(200)).items().stream()
                .filter(each -> each.unit().equals(unit))
                .toList();
    }

    private @Nullable OpenAlarm open() {
        return alarms.open().stream()
                .filter(each -> unit.equals(each.unit()))
                .findFirst()
                .orElse(null);
    }

    private static void passes(Duration time) {
        clock.passes(time.plusSeconds(1));
        rooms.door(FaultsDue.class).look();
        rooms.door(FaultsDue.class).look();
    }

    private void says(Kind kind, String code) {
        clock.passes(Duration.ofSeconds(1));
        rooms.door(Signals.class)
                .receive(new Signal(
                        "dc-09",
                        ident,
                        kind,
                        Signal.Spot.CAR,
                        code,
                        "",
                        null,
                        kind.word() + code + clock.instant(),
                        ""));
    }
}
