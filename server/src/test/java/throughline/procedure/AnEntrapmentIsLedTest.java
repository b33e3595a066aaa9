package throughline.procedure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.AlarmBook;
import throughline.alarm.Alarms;
import throughline.alarm.OpenAlarm;
import throughline.alarm.Signal;
import throughline.alarm.Signals;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.people.Role;
import throughline.people.Users;
import throughline.procedure.Progress.Ahead;
import throughline.testing.AlarmHouse;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.work.OrderBook;
import throughline.work.WorkOrders;

/** Somebody takes the alarm of a lift, and the guide leads from the first sentence until everyone is out. */
class AnEntrapmentIsLedTest {
    @TempDir
    static Path home;

    private static SomeRooms rooms;
    private static SetClock clock;
    private static UUID ana;
    private static UUID ben;
    private static int lifts;

    private final Runs runs = rooms.door(Runs.class);
    private final Alarms alarms = rooms.door(Alarms.class);
    private final AlarmBook book = rooms.door(AlarmBook.class);
    private final Guides guides = rooms.door(Guides.class);
    private UUID alarm = new UUID(0, 0);

    @BeforeAll
    static void aHouse() {
        rooms = AlarmHouse.with(
                TestSettings.withCalls(home, VoiceUnderTest.freeBlock()),
                Instant.parse("2026-11-21T02:00:00Z"),
                "procedure");
        clock = rooms.clock();
        rooms.door(RunsDue.class).stop(); // time passes when a test says so
        ana = person("Ana");
        ben = person("Ben");
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void somebodyPresses() {
        alarm = pressedIn("EE", "traction");
    }

    @Test
    void nobodySaysThatEveryoneIsOutBeforeWhatMustBeAskedIsAnswered() {
        assertThat(runs.of(alarm).begun()).isFalse();
        alarms.take(alarm, ana);
        assertThat(runs.of(alarm)).returns(true, Progress::begun).returns("greet", Progress::open);
        assertThat(runs.of(alarm).run().language()).as("of the country").isEqualTo("et");
        refused("procedure.step-open", () -> alarms.everyoneOut(alarm, "released", ana));
        answers("voice=yes caught=no hurt=no fear=calm situation=shut-in smoke=no count=2 care=none");
        assertThat(runs.say(alarm, "next", "sv", ana).open()).isEqualTo("out");
        answers("well=yes");
        assertThatThrownBy(() -> alarms.everyoneOut(alarm, "released", ana))
                .hasMessageContaining("Everyone is out and well");
        answers("closed=yes");
        assertThat(alarms.everyoneOut(alarm, "released", ana)).returns("everyone-out", OpenAlarm::state);
        assertThat(runs.of(alarm)).as("nobody is inside").returns(null, Progress::checkAt);
        assertThat(kinds())
                .as("it can be told minute by minute")
                .startsWith("guide-began", "answered")
                .contains("step-said")
                .endsWith("answered");
    }

    @Test
    void aSupervisorsReasonEndsWhatTheGuideKeepsOpen() {
        alarms.take(alarm, ana);
        assertThat(alarms.override(alarm, "The caretaker stands in the open car.", ben))
                .returns("ended", OpenAlarm::state);
        refused("procedure.alarm-over", () -> runs.checkIn(alarm, ana));
    }

    @Test
    void whoIsCaughtIsForTheRescueServiceAtOnceAndTheMostUrgentOfAll() {
        alarms.take(alarm, ana);
        var order = requireNonNull(alarms.sendHelp(alarm, ana).order());
        assertThat(runs.answer(alarm, "caught", "yes", ana)).returns("trapped-by", Progress::triage);
        assertThat(asked()).containsExactly("trapped-by");
        assertThat(rooms.door(OrderBook.class).get(order).urgency()).isZero();
        runs.decide(alarm, true, ana);
        assertThat(asked()).isEmpty();
        assertThat(kinds()).endsWith("triaged", "rescue-due", "rescue-called");
        assertThat(runs.answer(alarm, "caught", "no", ana))
                .as("the last answer counts")
                .returns("shut-in", Progress::triage);
    }

    @Test
    void whenNobodyAcceptsForTenMinutesTheRescueServiceIsDecidedOn() {
        alarms.take(alarm, ana);
        alarms.sendHelp(alarm, ana);
        later(Duration.ofMinutes(9));
        assertThat(asked()).isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(asked()).containsExactly("nobody-accepted");
        assertThat(runs.of(alarm).triage()).isEqualTo("shut-in-late");
        assertThat(runs.decide(alarm, false, ana).rescue())
                .singleElement()
                .returns(false, Ahead::called)
                .returns(ana, Ahead::decidedBy);
    }

    @Test
    void aTechnicianWhoComesTooLateIsAskedAboutAndTheNewTimeIsToldAgain() {
        alarms.take(alarm, ana);
        var order = requireNonNull(alarms.sendHelp(alarm, ana).order());
        var work = rooms.door(WorkOrders.class);
        work.offering(order);
        work.accepted(order, ben, "Ben", clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(runs.say(alarm, "next", "et", ana).tellAgain()).isFalse();
        assertThat(runs.of(alarm).rescue()).as("he comes in time").isEmpty();
        work.arrivesAt(order, clock.instant().plus(Duration.ofMinutes(40)), ben);
        assertThat(runs.of(alarm)).returns(true, Progress::tellAgain);
        later(Duration.ofMinutes(20));
        assertThat(asked()).containsExactly("arrives-late");
        assertThat(runs.say(alarm, "next", "et", ana).tellAgain()).isFalse();
    }

    @Test
    void whoeverIsInsideIsTalkedWithEveryTenMinutesAndWhoeverLeadsHearsWhenNobodyDoes() {
        alarms.take(alarm, ana);
        assertThat(runs.of(alarm).checkAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        later(Duration.ofMinutes(10));
        assertThat(runs.of(alarm).missed()).as("it is due, not missed").isZero();
        later(Duration.ofMinutes(1));
        assertThat(runs.of(alarm).missed()).isEqualTo(1);
        later(Duration.ofMinutes(10));
        assertThat(runs.of(alarm).missed()).isEqualTo(2);
        assertThat(kinds()).contains("check-missed");
        assertThat(runs.checkIn(alarm, ana))
                .returns(0, Progress::missed)
                .returns(clock.instant().plus(Duration.ofMinutes(10)), Progress::checkAt);
    }

    @Test
    void whoeverPressesAgainAfterEveryoneWasOutIsAskedAnew() {
        alarms.take(alarm, ana);
        answers("voice=yes caught=no hurt=no fear=calm situation=mistake smoke=no");
        alarms.everyoneOut(alarm, "misuse", ana);
        clock.passes(Duration.ofMinutes(1));
        pressesAgain();
        alarms.take(alarm, ben);
        assertThat(runs.of(alarm)).returns("greet", Progress::open);
        assertThat(runs.of(alarm).run().answers()).isEmpty();
    }

    @Test
    void theVersionThatIsRightForCountryAndEquipmentStaysWithTheAlarm() {
        var shipped = runs.of(alarm).run().version();
        assertThat(shipped).returns("to-be-approved", GuideVersion::state).returns(1, GuideVersion::version);
        var own = guides.draft(shipped.id(), "SE", "hydraulic", ana);
        refused("procedure.draft-taken", () -> guides.draft(shipped.id(), "SE", "hydraulic", ben));
        guides.change(own.id(), own.guide(), own.revision(), ana);
        refused("kernel.edited-by-someone-else", () -> guides.change(own.id(), own.guide(), own.revision(), ben));
        refused("procedure.own-draft", () -> guides.approve(own.id(), ana));
        var hydraulic = pressedIn("SE", "hydraulic");
        assertThat(version(hydraulic)).as("a draft says nothing to anybody").isEqualTo(shipped.id());
        alarms.take(hydraulic, ana);
        guides.approve(own.id(), ben);
        refused("procedure.not-a-draft", () -> guides.change(own.id(), own.guide(), own.revision() + 1, ana));
        assertThat(version(hydraulic)).as("it began with the other").isEqualTo(shipped.id());
        assertThat(version(pressedIn("SE", "hydraulic"))).isEqualTo(own.id());
        assertThat(version(pressedIn("SE", "traction"))).isEqualTo(shipped.id());
        assertThat(version(pressedIn("EE", "hydraulic"))).isEqualTo(shipped.id());
    }

    @Test
    void aGuideThatLacksASentenceOrAMeaningIsNotKept() {
        var draft = guides.draft(runs.of(alarm).run().version().id(), "GB", null, ana);
        var of = draft.guide();
        var mute = new Guide(
                Map.of("en", "Shut in"),
                of.checkInMinutes(),
                of.unacceptedMinutes(),
                of.lateMinutes(),
                of.targetMinutes(),
                of.emergency(),
                of.steps().subList(0, 1),
                of.checkIn(),
                of.aids(),
                of.never());
        assertThatThrownBy(() -> guides.change(draft.id(), mute, draft.revision(), ana))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsKeys("name.et", "steps"));
        guides.remove(draft.id(), ana);
        refused("procedure.no-such-guide", () -> guides.get(draft.id()));
    }

    private void answers(String pairs) {
        for (var pair : pairs.split(" ")) {
            var parts = pair.split("=");
            runs.answer(alarm, parts[0], parts[1], ana);
        }
    }

    /** What has to be decided now. */
    private List<String> asked() {
        return runs.of(alarm).rescue().stream()
                .filter(ahead -> ahead.due() && ahead.called() == null)
                .map(Ahead::why)
                .toList();
    }

    private List<String> kinds() {
        return runs.timeline(alarm).stream().map(Runs.Happened::kind).toList();
    }

    private UUID version(UUID of) {
        return runs.of(of).run().version().id();
    }

    private void later(Duration time) {
        clock.passes(time);
        rooms.door(RunsDue.class).look();
    }

    private void pressesAgain() {
        presses("%08d".formatted(50_000_000 + lifts), "again");
    }

    /** @return the alarm */
    private UUID pressedIn(String country, String kind) {
        var ident = "%08d".formatted(50_000_000 + ++lifts);
        var unit = lift("G-" + ident, ident, country, kind);
        presses(ident, "first");
        return book.open().stream()
                .filter(each -> unit.equals(each.unit()))
                .map(OpenAlarm::id)
                .findFirst()
                .orElseThrow();
    }

    private static void presses(String ident, String key) {
        rooms.door(Signals.class)
                .receive(new Signal(
                        "dc-09", ident, Signal.Kind.ALARM_RAISED, Signal.Spot.CAR, "140", "", null, key, ""));
    }

    private static UUID lift(String number, String ident, String country, String kind) {
        var customer = rooms.door(Customers.class).add(new CustomerForm(number, "et", null, null, null, null), null);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(),
                                number,
                                "Tartu mnt 80",
                                "10112",
                                "Tallinn",
                                country,
                                null,
                                "",
                                "Tallinn",
                                null),
                        null);
        return rooms.door(Units.class)
                .add(
                        new UnitForm(
                                number, site.id(), "Lift 2", null, kind, null, "Own", "M", 1998, null, null, 9, 630,
                                null, "Hearken", "dc-09", ident, 72, List.of(), null, null),
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
