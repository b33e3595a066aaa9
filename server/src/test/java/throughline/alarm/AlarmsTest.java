package throughline.alarm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.Signal.Kind;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.contact.Arrival;
import throughline.contact.ContactOpened;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.Role;
import throughline.people.Users;
import throughline.request.By;
import throughline.request.RequestBook;
import throughline.request.RequestForm;
import throughline.request.Requests;
import throughline.routing.Queues;
import throughline.testing.AlarmHouse;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.work.Cancellation;
import throughline.work.OrderBook;
import throughline.work.Report;
import throughline.work.ReportCodes;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** A lift calls for help: what it says over any wire, its calls and the order for it are one alarm, which ends when the lift says so. */
class AlarmsTest {
    @TempDir
    static Path home;

    private static SomeRooms rooms;
    private static SetClock clock;
    private static UUID ana;
    private static UUID ben;

    private final Signals signals = rooms.door(Signals.class);
    private final Alarms alarms = rooms.door(Alarms.class);
    private final AlarmBook book = rooms.door(AlarmBook.class);
    private final Contacts contacts = rooms.door(Contacts.class);
    private final OrderBook orders = rooms.door(OrderBook.class);
    private static int units;
    private UUID unit = new UUID(0, 0);
    private String ident = "";
    private String phone = "";

    @BeforeAll
    static void aHouse() {
        rooms = AlarmHouse.with(
                TestSettings.withCalls(home, VoiceUnderTest.freeBlock()), Instant.parse("2026-11-21T02:00:00Z"));
        clock = rooms.clock();
        rooms.door(AlarmsDue.class).stop(); // time passes when a test says so
        ana = person("Ana");
        ben = person("Ben");
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void aLift() {
        ident = "%08d".formatted(10_000_000 + ++units);
        phone = "+3726%06d".formatted(units);
        unit = lift("U-" + ident, "dc-09", ident, phone);
    }

    @Test
    void thePressItsCallAndTheNextPressAreOneAlarmThatTheLiftEnds() {
        says(Kind.ALARM_RAISED, "1");
        var call = rings(phone, unit);
        assertThat(own())
                .returns(1, OpenAlarm::presses)
                .returns(unit, OpenAlarm::unit)
                .returns(call, OpenAlarm::contact);
        assertThat(rooms.door(DSLContext.class)
                        .fetchValue("select priority from routing.waiting where contact = ?", call))
                .as("before every queue")
                .isEqualTo(-1);
        contacts.answered(call, ana, clock.instant());
        assertThat(own()).returns("acknowledged", OpenAlarm::state).returns(ana, OpenAlarm::takenBy);
        later(Duration.ofSeconds(30));
        says(Kind.ALARM_RAISED, "2");
        says(Kind.ALARM_RAISED, "2");
        assertThat(own()).as("the frame that was said again is no press").returns(2, OpenAlarm::presses);

        alarms.sendHelp(own().id(), ana);
        var order = orders.get(requireNonNull(own().order()));
        assertThat(order).returns(true, WorkOrder::isTrapped).returns(unit, WorkOrder::unit);
        contacts.ended(call, EndReason.CALLER_HUNG_UP, clock.instant());
        assertThat(own()).as("hanging up ends nothing").returns("acknowledged", OpenAlarm::state);
        assertThat(own().ringsBackAt()).isEqualTo(clock.instant().plusSeconds(10));
        assertThat(rooms.door(WhoTookIt.class).has(opened(phone, unit)))
                .as("whoever took it is asked first when the lift calls again")
                .isEqualTo(ana);
        assertThat(rooms.door(WhoTookIt.class).has(opened("+37261234567", null)))
                .isNull();

        alarms.everyoneOut(own().id(), "released", ana);
        assertThat(own()).returns("everyone-out", OpenAlarm::state).returns(null, OpenAlarm::ringsBackAt);
        refused("alarm.goes-on", () -> cancel(order));
        says(Kind.ALARM_ENDED, "3");
        assertThat(book.get(ofUnit().id())).returns("ended", OpenAlarm::state).returns(null, OpenAlarm::endedBy);
        cancel(order);
        assertThat(book.timeline(ofUnit().id()))
                .extracting(AlarmBook.Happened::kind)
                .containsExactly(
                        "raised",
                        "rings",
                        "acknowledged",
                        "pressed-again",
                        "help-sent",
                        "voice-ended",
                        "everyone-out",
                        "ended");
        says(Kind.ALARM_RAISED, "1");
        assertThat(own().number())
                .as("another press is another alarm")
                .isNotEqualTo(ofUnit(1).number());
    }

    @Test
    void theLiftsOwnWordForTheEndCountsOnceAPersonHasLookedAfterIt() {
        says(Kind.ALARM_RAISED, "1");
        says(Kind.ALARM_ENDED, "2");
        assertThat(own()).as("the button sprang back").returns("raised", OpenAlarm::state);
        var id = alarms.take(own().id(), ana).id();
        says(Kind.ALARM_ENDED, "3");
        assertThat(own()).as("nobody has said that they are out").returns("acknowledged", OpenAlarm::state);
        assertThat(alarms.everyoneOut(id, "misuse", ana))
                .returns("ended", OpenAlarm::state)
                .returns(null, OpenAlarm::endedBy);

        says(Kind.ALARM_RAISED, "1");
        says(Kind.ALARM_ENDED, "2");
        clock.passes(Duration.ofSeconds(11));
        says(Kind.ALARM_RAISED, "1");
        alarms.take(own().id(), ana);
        assertThat(alarms.everyoneOut(own().id(), "released", ana))
                .as("it has not said so since the last press")
                .returns("everyone-out", OpenAlarm::state);
    }

    @Test
    void whatNobodyTakesSendsHelpByItselfOnceAndGoesOn() {
        says(Kind.ALARM_RAISED, "1");
        later(Duration.ofSeconds(45));
        var order = own().order();
        assertThat(order).isNotNull();
        assertThat(book.timeline(own().id()))
                .filteredOn(each -> each.kind().equals("overflowed"))
                .singleElement()
                .extracting(each -> each.data().get("told"))
                .as("nobody leads in this town")
                .isEqualTo(List.of());
        later(Duration.ofSeconds(45));
        assertThat(own()).returns(2, OpenAlarm::overflows).returns(order, OpenAlarm::order);
        assertThat(orders.openOf(List.of(unit))).hasSize(1);
        assertThat(alarms.take(own().id(), ben)).returns("acknowledged", OpenAlarm::state);
        later(Duration.ofSeconds(60));
        assertThat(orders.openOf(List.of(unit))).hasSize(1);
    }

    @Test
    void aSupervisorWhoAnswersForItEndsItWithAReason() {
        says(Kind.ALARM_RAISED, "1");
        assertThatThrownBy(() -> alarms.override(own().id(), " ", ben)).isInstanceOf(Refused.class);
        var over = alarms.override(
                own().id(), "The board of the device is burnt; the site says that nobody is inside.", ben);
        assertThat(over).returns("ended", OpenAlarm::state).returns(ben, OpenAlarm::endedBy);
        refused("alarm.is-over", () -> alarms.take(over.id(), ana));
    }

    @Test
    void aLiftWithoutAWordForTheEndIsOverWhenSomebodySaysThatEveryoneIsOut() {
        var voiceOnly = lift("V-" + ident, "voice", "", "+3727" + ident.substring(2));
        var call = rings("+3727" + ident.substring(2), voiceOnly);
        contacts.answered(call, ana, clock.instant());
        var open = book.open().stream()
                .filter(each -> voiceOnly.equals(each.unit()))
                .findFirst()
                .orElseThrow();
        assertThat(alarms.everyoneOut(open.id(), "misuse", ana))
                .returns("ended", OpenAlarm::state)
                .returns("misuse", OpenAlarm::finding)
                .returns("no-signal", OpenAlarm::endReason);
        inRequestOf(call, "yes");
        assertThat(latestOf(voiceOnly).id()).as("written down afterwards").isEqualTo(open.id());
    }

    @Test
    void aReportThatSaysThatTheyWereLetOutEndsItWhereTheLiftHasNoWordForIt() {
        var number = "+3727" + ident.substring(2);
        var voiceOnly = lift("V-" + ident, "voice", "", number);
        contacts.answered(rings(number, voiceOnly), ana, clock.instant());
        var open = book.open().stream()
                .filter(each -> voiceOnly.equals(each.unit()))
                .findFirst()
                .orElseThrow();
        var order = requireNonNull(alarms.sendHelp(open.id(), ana).order());
        var work = rooms.door(WorkOrders.class);
        work.offering(order);
        work.accepted(order, ben, "Ben", clock.instant().plusSeconds(600));
        work.onSite(order, ana);
        var codes = rooms.door(ReportCodes.class);
        work.close(
                order,
                new Report(
                        codes.conditions().getFirst().key(),
                        codes.causes().getFirst().key(),
                        codes.components().getFirst().key(),
                        codes.actions().getFirst().key(),
                        null,
                        clock.instant(),
                        null,
                        true,
                        ""),
                ana);
        assertThat(book.get(open.id())).returns("ended", OpenAlarm::state).returns("released", OpenAlarm::finding);
    }

    @Test
    void aDeviceThatNobodyKnowsIsAnAlarmAllTheSameUntilSomebodySaysWhereItIs() {
        signals.receive(signal("99" + ident.substring(2), Kind.ALARM_RAISED, "1"));
        var unknown = book.open().stream()
                .filter(each -> each.unit() == null)
                .findFirst()
                .orElseThrow();
        later(Duration.ofSeconds(45));
        assertThat(book.get(unknown.id())).returns(1, OpenAlarm::overflows).returns(null, OpenAlarm::order);
        refused("alarm.place-unknown", () -> alarms.sendHelp(unknown.id(), ana));
        assertThat(alarms.identify(unknown.id(), unit, ana).phone()).isEqualTo(phone);
        assertThat(alarms.sendHelp(unknown.id(), ana).order()).isNotNull();
    }

    @Test
    void aPressAndTheCallOfALiftThatNobodyKnowsAreOneAlarm() {
        var stranger = "98" + ident.substring(2);
        var number = "+3728" + ident.substring(2);
        signals.receive(signal(stranger, Kind.ALARM_RAISED, "1").from(number));
        var call = rings(number, null);
        var one =
                book.open().stream().filter(each -> number.equals(each.phone())).toList();
        assertThat(one).singleElement().returns(call, OpenAlarm::contact);
        alarms.identify(one.getFirst().id(), unit, ana);
        signals.receive(signal(stranger, Kind.ALARM_ENDED, "2"));
        assertThat(alarms.everyoneOut(one.getFirst().id(), "released", ana).state())
                .isEqualTo("ended");
        signals.receive(signal(stranger, Kind.ALARM_RAISED, "3"));
        assertThat(own().unit()).as("the device is that lift's from now on").isEqualTo(unit);
    }

    @Test
    void whatIsSaidAgainIsAPressOnceTheAlarmIsOver() {
        says(Kind.ALARM_RAISED, "1");
        alarms.everyoneOut(own().id(), "misuse", ana);
        assertThat(alarms.take(own().id(), ben))
                .as("taking it sends nobody back in")
                .returns("everyone-out", OpenAlarm::state);
        assertThat(own().outBy()).isEqualTo(ana);
        clock.passes(Duration.ofSeconds(20));
        says(Kind.ALARM_RAISED, "1");
        assertThat(own()).returns("raised", OpenAlarm::state).returns(2, OpenAlarm::presses);
    }

    @Test
    void whoeverTalksWithTheLiftSaysInTheRequestWhetherAnybodyIsInside() {
        var number = "+3729" + ident.substring(2);
        var voiceOnly = lift("W-" + ident, "voice", "", number);
        var call = rings(number, voiceOnly);
        contacts.answered(call, ana, clock.instant());
        inRequestOf(call, "no");
        var open = latestOf(voiceOnly);
        assertThat(open)
                .returns("ended", OpenAlarm::state)
                .returns("information", OpenAlarm::finding)
                .returns(ana, OpenAlarm::endedBy);
        contacts.ended(call, EndReason.CALLER_HUNG_UP, clock.instant());
        later(Duration.ofSeconds(15));
        assertThat(latestOf(voiceOnly)).as("nobody rings it").returns(null, OpenAlarm::ringsBackAt);

        inRequestOf(call, "yes");
        assertThat(latestOf(voiceOnly))
                .as("she was wrong")
                .returns("acknowledged", OpenAlarm::state)
                .returns(ana, OpenAlarm::takenBy)
                .isNotEqualTo(open);
        inRequestOf(call, "no");
        assertThat(latestOf(voiceOnly)).returns("ended", OpenAlarm::state);
    }

    private void inRequestOf(UUID call, String trapped) {
        var requests = rooms.door(RequestBook.class);
        var request = requests.ofContact(call).getFirst();
        var safety = new RequestForm.SafetyForm(trapped, "no", "no");
        var form = new RequestForm(null, safety, null, null, null, null, null, null, null, null, null, null);
        rooms.door(Requests.class).saveDraft(request.id(), form, new By(ana, false));
    }

    private OpenAlarm latestOf(UUID lift) {
        return book.list(Slice.first(50)).items().stream()
                .filter(each -> lift.equals(each.unit()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNoAlarmTakesNobodysTime() {
        for (var kind : List.of(Kind.TEST_OK, Kind.FAULT_RAISED, Kind.POWER_LOST, Kind.HEARTBEAT, Kind.ALARM_ENDED)) {
            says(kind, kind.word());
        }
        assertThat(book.open()).noneMatch(each -> unit.equals(each.unit()));
        var signalBook = rooms.door(SignalBook.class);
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        assertThat(requireNonNull(signalBook.faultOf(unit, yesterday)).code())
                .as("the power is off")
                .isEqualTo("140");
        says(Kind.POWER_RESTORED, "back");
        assertThat(signalBook.faultOf(unit, yesterday)).isNull();
    }

    @Test
    void aTestCallThatDoesNotComeIsLateAndARealAlarmProvesTheLineToo() {
        var tests = rooms.door(TestCalls.class);
        rooms.door(TestsDue.class).stop();
        assertThat(tests.watchThoseEntered(new UUID(0, 0))).isNull();
        assertThat(stands(tests)).isEqualTo("never");
        says(Kind.TEST_OK, "t1");
        assertThat(stands(tests)).isEqualTo("ok");
        clock.passes(Duration.ofHours(72));
        tests.sweep();
        assertThat(stands(tests)).as("within the grace").isEqualTo("ok");
        clock.passes(Duration.ofHours(1));
        tests.sweep();
        assertThat(stands(tests)).isEqualTo("late");
        assertThat(tests.wrong(Slice.first(200)).items())
                .extracting(TestCall::unit)
                .contains(unit);
        says(Kind.ALARM_RAISED, "a1");
        assertThat(stands(tests)).isEqualTo("ok");
        says(Kind.TEST_FAILED, "t2");
        assertThat(stands(tests)).isEqualTo("failed");
        assertThat(tests.counts().get("failed")).isPositive();
        says(Kind.ALARM_ENDED, "a2");
    }

    private String stands(TestCalls tests) {
        return tests.of(List.of(unit)).getFirst().state();
    }

    private OpenAlarm own() {
        return book.open().stream()
                .filter(each -> unit.equals(each.unit()))
                .findFirst()
                .orElseThrow();
    }

    private OpenAlarm ofUnit() {
        return ofUnit(0);
    }

    private OpenAlarm ofUnit(int before) {
        return book.list(Slice.first(50)).items().stream()
                .filter(each -> unit.equals(each.unit()))
                .skip(before)
                .findFirst()
                .orElseThrow();
    }

    private void says(Kind kind, String key) {
        signals.receive(signal(ident, kind, key));
    }

    private static Signal signal(String ident, Kind kind, String key) {
        return new Signal("dc-09", ident, kind, Signal.Spot.CAR, "140", "", null, key, "");
    }

    private UUID rings(String from, UUID unit) {
        var queue = rooms.door(Queues.class).of("+3726000000");
        return contacts.open(new Arrival(
                from, from, "+3726000000", queue.id(), queue.name(), "et", clock.instant(), null, null, unit, true));
    }

    private static ContactOpened opened(String from, @Nullable UUID unit) {
        return new ContactOpened(new UUID(9, 9), "C-1", new UUID(9, 9), "et", from, unit, true, clock.instant());
    }

    private void later(Duration time) {
        clock.passes(time);
        rooms.door(AlarmsDue.class).look();
    }

    private void cancel(WorkOrder order) {
        rooms.door(WorkOrders.class).cancel(order.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), ana);
    }

    private static UUID lift(String number, String protocol, String ident, String phone) {
        var customer = rooms.door(Customers.class).add(new CustomerForm(number, "et", null, null, null, null), null);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(),
                                number,
                                "Tartu mnt 80",
                                "10112",
                                "Tallinn",
                                "EE",
                                null,
                                "",
                                "Tallinn",
                                null),
                        null);
        return rooms.door(Units.class)
                .add(
                        new UnitForm(
                                number,
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
                                protocol,
                                ident,
                                72,
                                List.of(phone),
                                null,
                                null),
                        null)
                .id();
    }

    private static UUID person(String name) {
        return rooms.door(Users.class)
                .create(
                        new Users.New(
                                name,
                                name + "@lift.example",
                                "en",
                                Set.of(Role.AGENT),
                                Set.of(),
                                "kolm rohelist lifti"),
                        null)
                .value();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
