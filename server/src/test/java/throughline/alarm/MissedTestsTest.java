package throughline.alarm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.Signal.Kind;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPersonForm;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.incident.IncidentForm;
import throughline.incident.Incidents;
import throughline.incident.Proposal;
import throughline.incident.Proposals;
import throughline.request.ProblemCodes;
import throughline.telephony.Trunk;
import throughline.testing.AlarmHouse;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.voice.sip.Phone;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** A lift does not make its test call: its line is rung over a real carrier's wire, and what it says decides how soon somebody goes there. */
@Tag("in-real-time")
class MissedTestsTest {
    private static final UUID PIRET = new UUID(7, 7);
    private static final Duration THE_TEST_IS_LATE = Duration.ofHours(73);
    private static final Duration OTHERS_MAY_FOLLOW = Duration.ofHours(1);

    @TempDir
    static Path home;

    private static SomeRooms rooms;
    private static SetClock clock;
    private static Phone carrier;
    private static int lifts;

    private final MissedTests missed = rooms.door(MissedTests.class);
    private final OrderBook book = rooms.door(OrderBook.class);
    private final WorkOrders orders = rooms.door(WorkOrders.class);
    private String area = "";
    private String owners = "";
    private UUID customer = new UUID(0, 0);
    private UUID unit = new UUID(0, 0);

    @BeforeAll
    static void aHouseWithACarrier() {
        int port = VoiceUnderTest.freeBlock();
        rooms = AlarmHouse.with(TestSettings.withCalls(home, port), Instant.parse("2026-11-21T02:00:00Z"));
        clock = rooms.clock();
        carrier = new Phone(port);
        rooms.door(Trunk.class)
                .change(new Trunk.Settings("127.0.0.1:" + carrier.port(), "+3726000000", List.of("+372"), 0), PIRET);
        rooms.door(AlarmsDue.class).stop();
        rooms.door(TestsDue.class).stop();
        rooms.door(MissedTestsDue.class).stop(); // time passes when a test says so
    }

    @AfterAll
    static void close() {
        carrier.close();
        rooms.close();
    }

    @BeforeEach
    void aLiftThatCallsInTime() {
        area = "Town " + ++lifts;
        owners = "+37255%05d".formatted(lifts);
        customer = rooms.door(Customers.class)
                .add(new CustomerForm(area, "et", null, null, null, null), null)
                .id();
        rooms.door(ContactPeople.class)
                .add(
                        customer,
                        new ContactPersonForm("Tiiu", null, List.of(owners), null, "en", null, "text", null, null),
                        null);
        unit = lift(null);
    }

    @AfterEach
    void everyCallHasEndedAndTookNobodysTime() {
        await().untilAsserted(() ->
                assertThat(count("telephony.call where ended_at is null")).isZero());
        assertThat(count("contact.contact")).isZero();
        rooms.owner().execute("delete from alarm.watch");
        rooms.owner().execute("delete from alarm.missed_test");
    }

    @Test
    void aLiftThatDoesNotPickUpGetsOneOrderThatIsUrgentAndItsOwnerHearsOfItInTheMorning() {
        passes(THE_TEST_IS_LATE);
        assertThat(own()).returns("waits", MissedTest::state).returns("", MissedTest::answer);
        passes(OTHERS_MAY_FOLLOW);
        var first = carrier.awaitsRequest("INVITE");
        assertThat(first).startsWith("INVITE sip:" + phone(unit) + "@");
        carrier.answers(first, "486 Busy Here");
        carrier.awaitsRequest("ACK");
        awaits("busy");
        assertThat(book.openOf(List.of(unit))).as("it is tried again first").isEmpty();

        passes(Duration.ofMinutes(10));
        var second = carrier.awaitsRequest("INVITE");
        carrier.answers(second, "180 Ringing");
        passes(Duration.ZERO);
        carrier.answers(carrier.awaitsRequest("CANCEL"), "200 OK");
        carrier.answers(second, "487 Request Terminated");
        carrier.awaitsRequest("ACK");
        awaits("no-answer");

        passes(Duration.ofMinutes(10));
        carrier.answers(carrier.awaitsRequest("INVITE"), "480 Temporarily Unavailable");
        carrier.awaitsRequest("ACK");
        await().untilAsserted(() -> assertThat(own().state()).isEqualTo("decides"));
        passes(Duration.ZERO);
        assertThat(own()).returns("helped", MissedTest::state).returns(3, MissedTest::tries);
        var order = order();
        assertThat(order.problem().code()).isEqualTo("A-03");
        assertThat(order.urgency())
                .as("as its code says where the car does not answer")
                .isEqualTo(4);
        assertThat(order.words()).contains(phone(unit));
        assertThat(rooms.owner()
                        .fetchSingle(
                                "select words, (due_at at time zone 'Europe/Tallinn')::time as at from notify.text where recipient = ?",
                                owners))
                .satisfies(text -> assertThat(text.get("words", String.class)).contains(order.number(), "Lift 2"))
                .satisfies(text -> assertThat(text.get("at", LocalTime.class))
                        .as("nobody is woken")
                        .isBetween(LocalTime.of(8, 0), LocalTime.of(20, 0)));

        passes(Duration.ofHours(80));
        assertThat(book.openOf(List.of(unit))).as("one while it is open").hasSize(1);
    }

    @Test
    void aLineThatPicksUpIsAliveAndATestThatComesAfterAllTakesTheOrderBack() {
        isLateAndPicksUp();
        var order = order();
        assertThat(order.urgency()).isEqualTo(7);
        says(unit, Kind.TEST_OK);
        passes(Duration.ZERO);
        assertThat(book.get(order.id()))
                .returns("cancelled", WorkOrder::state)
                .satisfies(over -> assertThat(
                                requireNonNull(over.cancelled()).reason().word())
                        .isEqualTo("settled-itself"));
        assertThat(missed.of(List.of(unit))).isEmpty();
    }

    @Test
    void whoeverHasBegunGoesThereAllTheSame() {
        isLateAndPicksUp();
        var order = order().id();
        orders.offering(order);
        orders.accepted(order, PIRET, "Mart Tamm", clock.instant().plusSeconds(600));
        says(unit, Kind.TEST_OK);
        passes(Duration.ZERO);
        assertThat(book.get(order).state()).isEqualTo("accepted");
        assertThat(missed.of(List.of(unit))).as("it has come").isEmpty();
    }

    @Test
    void anOrderAboutTheAlarmThatIsOpenAnywayStandsForItAndStays() {
        var code = rooms.door(ProblemCodes.class).get("A-01");
        var open = orders.raise(
                new Call(unit, null, code.problem(), 4, false, "The button does nothing.", clock.instant()), PIRET);
        isLateAndPicksUp();
        assertThat(own().order()).isEqualTo(open.id());
        assertThat(book.openOf(List.of(unit))).hasSize(1);
        says(unit, Kind.TEST_OK);
        passes(Duration.ZERO);
        assertThat(book.get(open.id()).isOpen()).as("a caller waits for it").isTrue();
    }

    @Test
    void aVisitThatHasAPriceNowWaitsForTheHoursOfItsAgreement() {
        var agreement = rooms.door(Agreements.class)
                .add(
                        new AgreementForm(customer, "Care", "8-16", 45, 120, 8, LocalDate.of(2020, 1, 1), null, null),
                        null);
        rooms.owner().execute("delete from alarm.watch");
        var night = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(25));
        clock.passes(
                Duration.between(clock.instant(), night).minus(THE_TEST_IS_LATE).plus(Duration.ofDays(4)));
        unit = lift(agreement.id());
        isLateAndPicksUp();
        assertThat(order().state()).isEqualTo("on-hold");
        assertThat(own().state()).isEqualTo("helped");
    }

    @Test
    void whereTheCompanyWantsNoOrdersAPersonDecides() {
        var settings = rooms.door(AlarmSettings.class);
        settings.change(new AlarmSettings.Filled(null, false, null, null, null, null), PIRET);
        try {
            isLateAndPicksUp();
            assertThat(own()).returns("stuck", MissedTest::state).returns("answered", MissedTest::answer);
            assertThat(book.openOf(List.of(unit))).isEmpty();
        } finally {
            settings.change(new AlarmSettings.Filled(null, true, null, null, null, null), PIRET);
        }
    }

    @Test
    void manyOfOneAreaAreOneMatterUntilThatIsOver() {
        var settings = rooms.door(AlarmSettings.class);
        settings.change(new AlarmSettings.Filled(null, null, 2, null, null, null), PIRET);
        var others = List.of(lift(null), lift(null));
        passes(THE_TEST_IS_LATE);
        var proposals = rooms.door(Proposals.class);
        var proposal = proposal(proposals);
        assertThat(proposal.units()).contains(unit).containsAll(others).hasSize(3);
        passes(OTHERS_MAY_FOLLOW);
        assertThat(count("telephony.call where number = '%s'".formatted(phone(unit))))
                .as("no single calls")
                .isZero();
        assertThat(missed.of(proposal.units())).extracting(MissedTest::state).containsOnly("folded");

        var latecomer = lift(null);
        passes(THE_TEST_IS_LATE);
        assertThat(proposal(proposals).units()).contains(latecomer).hasSize(4);
        says(latecomer, Kind.TEST_OK);
        passes(Duration.ZERO);
        assertThat(missed.of(List.of(latecomer))).isEmpty();

        var incident = proposals.declare(
                proposal.id(), new IncidentForm("Power cut", List.of("Elsewhere"), 60, Map.of()), PIRET);
        assertThat(incident.areas()).containsExactly(area);
        passes(Duration.ofHours(3));
        assertThat(book.openOf(proposal.units())).as("no single orders").isEmpty();
        others.forEach(each -> says(each, Kind.TEST_OK));
        rooms.door(Incidents.class).end(incident.id(), null, null, PIRET);
        passes(Duration.ZERO);
        var invite = carrier.awaitsRequest("INVITE");
        assertThat(invite).as("whoever is late after the all-clear is rung").contains(phone(unit));
        carrier.answers(invite, "180 Ringing");
        says(unit, Kind.TEST_OK);
        passes(Duration.ZERO);
        carrier.answers(carrier.awaitsRequest("CANCEL"), "200 OK");
        carrier.answers(invite, "487 Request Terminated");
        carrier.awaitsRequest("ACK");
        settings.change(new AlarmSettings.Filled(null, null, 20, null, null, null), PIRET);
    }

    private void isLateAndPicksUp() {
        passes(THE_TEST_IS_LATE);
        passes(OTHERS_MAY_FOLLOW);
        var invite = carrier.awaitsRequest("INVITE");
        carrier.answers(invite, "200 OK", Phone.SDP, "");
        carrier.awaitsRequest("ACK");
        carrier.answers(carrier.awaitsRequest("BYE"), "200 OK");
        await().untilAsserted(() -> assertThat(own().answer()).isEqualTo("answered"));
        passes(Duration.ZERO);
        passes(Duration.ZERO);
    }

    private static void passes(Duration time) {
        clock.passes(time.plus(Duration.ofMinutes(1)));
        rooms.door(TestsDue.class).look();
        rooms.door(MissedTestsDue.class).look();
    }

    private void awaits(String answer) {
        await().untilAsserted(() ->
                assertThat(own()).returns(answer, MissedTest::answer).returns("waits", MissedTest::state));
    }

    private MissedTest own() {
        return missed.of(List.of(unit)).getFirst();
    }

    private WorkOrder order() {
        return book.get(requireNonNull(own().order()));
    }

    private Proposal proposal(Proposals proposals) {
        return proposals.undecided().stream()
                .filter(each -> each.area().equals(area))
                .findFirst()
                .orElseThrow();
    }

    private static String phone(UUID unit) {
        return rooms.door(Units.class).get(unit).phones().getFirst();
    }

    private static int count(String sql) {
        return ((Number) requireNonNull(rooms.owner().fetchValue("select count(*) from " + sql))).intValue();
    }

    private static void says(UUID unit, Kind kind) {
        var of = rooms.door(Units.class).get(unit);
        rooms.door(Signals.class)
                .receive(new Signal(
                        "dc-09",
                        of.alarmIdent(),
                        kind,
                        Signal.Spot.CAR,
                        "602",
                        "",
                        null,
                        kind.word() + clock.instant(),
                        ""));
    }

    private UUID lift(@Nullable UUID agreement) {
        var ident = "%08d".formatted(30_000_000 + ++lifts);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(customer, ident, "Tartu mnt 80", "10112", "Tallinn", "EE", null, "", area, null),
                        null);
        var added = rooms.door(Units.class)
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
                                agreement,
                                "Hearken",
                                "dc-09",
                                ident,
                                72,
                                List.of("+3726" + ident.substring(2)),
                                null,
                                null),
                        null)
                .id();
        says(added, Kind.TEST_OK);
        return added;
    }
}
