package throughline.rota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.dispatch.Hand;
import throughline.dispatch.JobsOfTheAbsent;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Offers;
import throughline.dispatch.OnCall;
import throughline.dispatch.Rests;
import throughline.dispatch.Technician;
import throughline.dispatch.TechnicianForm;
import throughline.dispatch.Technicians;
import throughline.dispatch.TurnForm;
import throughline.kernel.Refused;
import throughline.rota.RotaForm.LayerForm;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.Problem;
import throughline.work.Report;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** From the rules to whoever is asked: published, exchanged in the middle of a turn, seen by orders that look for somebody. */
class OnCallByRotaTest {
    private static final Instant NOON = Instant.parse("2026-12-01T10:00:00Z"); // a Tuesday in Tallinn
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final UUID PIRET = new UUID(7, 7);
    private static final SomeRooms ROOMS = SomeRooms.beside(
            List.of(new KeptTexts(), new KeptTexts.NoWire(), TestSettings.AT_LIFT_EXAMPLE),
            NOON,
            "customer",
            "asset",
            "work",
            "notify",
            "dispatch",
            "rota");
    private static final Duration DAY = Duration.ofDays(1);
    private static int areas;
    private static int lifts;

    private final Rotas rotas = ROOMS.door(Rotas.class);
    private final Publications publications = ROOMS.door(Publications.class);
    private final StandIns standIns = ROOMS.door(StandIns.class);
    private final Absences absences = ROOMS.door(Absences.class);
    private final Swaps swaps = ROOMS.door(Swaps.class);
    private final OnCall onCall = ROOMS.door(OnCall.class);
    private String area = "";
    private Technician mart = technician("Nobody");
    private Technician liis = mart;
    private Technician kaur = mart;

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @BeforeEach
    void anAreaWithThreeTechnicians() {
        area = "Area " + ++areas;
        mart = technician("Mart Rebane");
        liis = technician("Liis Oja");
        kaur = technician("Kaur Tamm");
    }

    @Test
    void whatIsPublishedIsTheOnCallListAndNobodyElseWritesIt() {
        var rota = published(true);

        assertThat(asked(now())).containsExactly(mart);
        assertThat(asked(now().plus(Duration.ofDays(7)))).containsExactly(liis);
        assertThat(rota.publishedUntil()).isEqualTo(now().plus(Duration.ofDays(28)));
        refuses(
                "dispatch.written-by-rota",
                () -> onCall.add(new TurnForm(area, mart.id(), now(), now().plusSeconds(60), 1, null), PIRET));
    }

    @Test
    void anEditOfTheRulesChangesNothingUntilItIsPublished() {
        var rota = published(true);
        var other = rotas.change(rota.id(), form(rota.version(), true, liis), PIRET);
        standIns.add(rota.id(), piece(now().plus(Duration.ofDays(1)), now().plus(Duration.ofDays(2)), kaur), PIRET);

        assertThat(asked(now())).containsExactly(mart);
        publish(other, null);
        assertThat(asked(now())).containsExactly(liis);
        assertThat(asked(now().plus(Duration.ofHours(30)))).containsExactly(kaur);
    }

    @Test
    void aGapIsRefusedWithItsHourAndPublishedAnywayWithAReason() {
        var rota = rotas.add(form(null, false, mart, liis), PIRET);
        away(mart, now().plus(Duration.ofDays(1)), now().plus(Duration.ofDays(3)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> publish(rota, null))
                .satisfies(no -> assertThat(no.sentence())
                        .isEqualTo(
                                "Nobody is number 1 on call in %s from %s to %s: it would be the turn of Mart Rebane."
                                                .formatted(
                                                        area,
                                                        wall(now().plus(DAY)),
                                                        wall(now().plus(DAY.multipliedBy(3))))
                                        + " To look at in all: 1."))
                .satisfies(
                        no -> assertThat((List<?>) requireNonNull(no.present())).hasSize(1));
        assertThat(asked(now())).as("nothing is written").isEmpty();

        publish(rota, "The neighbours help out.");

        assertThat(asked(now())).containsExactly(mart);
        assertThat(asked(now().plus(Duration.ofDays(2)))).isEmpty();
        assertThat(ROOMS.door(RotaHistory.class).of(rota.id()).getFirst().data())
                .containsEntry("why", "The neighbours help out.");
    }

    @Test
    void aTechniciansCalendarShowsHerTurnsUntilItsAddressIsAnother() {
        published(true);
        var calendars = ROOMS.door(Calendars.class);
        var address = calendars.link(liis.id(), PIRET);

        var turns = ICalendar.read(
                requireNonNull(calendars.feed(address)).getBytes(UTF_8),
                TALLINN,
                now(),
                now().plus(DAY.multipliedBy(60)));
        assertThat(turns)
                .extracting(ICalendar.Entry::from, ICalendar.Entry::to)
                .isEqualTo(onCall.of(liis.id(), now(), now().plus(DAY.multipliedBy(60))).stream()
                        .map(turn -> tuple(turn.from(), turn.to()))
                        .toList());
        assertThat(turns).isNotEmpty();
        assertThat(calendars.feed(address)).contains("SUMMARY:Valves: " + area);

        var other = calendars.link(liis.id(), PIRET);
        assertThat(calendars.feed(address)).as("the address that was lost").isNull();
        calendars.unlink(liis.id(), PIRET);
        assertThat(calendars.feed(other)).isNull();
    }

    @Test
    void theSameCalendarFileTakesATechnicianOutOnce() {
        published(true);
        var calendars = ROOMS.door(Calendars.class);
        var day = LocalDate.ofInstant(now(), TALLINN).plusDays(1);
        var midnight = day.atStartOfDay(TALLINN).toInstant();
        var away = asked(midnight).getFirst();
        var holidays =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Somebody else//EN
                BEGIN:VEVENT
                UID:a-holiday
                DTSTAMP:20261101T000000Z
                DTSTART;VALUE=DATE:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE)).getBytes(UTF_8);

        assertThat(calendars.read(away.id(), holidays, "holiday", TALLINN, true, PIRET))
                .isEqualTo(new Calendars.Read(1, 0));
        assertThat(calendars.read(away.id(), holidays, "holiday", TALLINN, true, PIRET))
                .isEqualTo(new Calendars.Read(0, 1));
        assertThat(asked(midnight.minusSeconds(60))).containsExactly(away);
        assertThat(asked(midnight)).isNotEmpty().doesNotContain(away);
        refuses(
                "rota.calendar-unreadable",
                () -> calendars.read(away.id(), "a letter".getBytes(UTF_8), "holiday", TALLINN, true, PIRET));
    }

    @Test
    void whoeverIsSickIsReplacedInTheMiddleOfTheTurnAndWhatWasStays() {
        var rota = published(true);
        var proposed = absences.add(filled(mart, now(), now().plus(Duration.ofDays(3))), false, PIRET);
        assertThat(asked(now())).as("only proposed").containsExactly(mart);
        ROOMS.clock().passes(Duration.ofMinutes(10));

        absences.decide(proposed.id(), true, PIRET);

        assertThat(asked(now())).containsExactly(liis);
        assertThat(asked(now().minusSeconds(1))).containsExactly(mart);
        assertThat(asked(now().plus(Duration.ofDays(4)))).containsExactly(mart);
        refuses("rota.decided-already", () -> absences.decide(proposed.id(), false, PIRET));
        refuses(
                "rota.technician-away",
                () -> standIns.add(rota.id(), piece(now(), now().plusSeconds(3_600), mart), PIRET));
    }

    @Test
    void whoeverFallsSickInTheShiftIsNotAskedOnAndKeepsWhatWasAccepted() {
        published(true);
        var offers = ROOMS.door(Offers.class);
        var onSite = raise();
        offers.accept(openOffer(onSite), now().plus(Duration.ofMinutes(30)), null);
        ROOMS.door(WorkOrders.class).onSite(onSite.id(), null);
        var accepted = raise();
        offers.accept(openOffer(accepted), now().plus(Duration.ofHours(2)), null);
        var open = raise();
        assertThat(askedFor(open)).containsExactly(mart);

        absences.add(filled(mart, now(), now().plus(Duration.ofDays(1))), true, PIRET);

        await().atMost(Duration.ofSeconds(5)).until(() -> askedFor(open).equals(List.of(liis)));
        var orders = ROOMS.door(OrderBook.class);
        assertThat(orders.get(onSite.id()))
                .returns("on-site", WorkOrder::state)
                .returns(mart.id(), WorkOrder::technician);
        assertThat(orders.get(accepted.id()))
                .as("nobody takes it from him behind his back")
                .returns("accepted", WorkOrder::state)
                .returns(mart.id(), WorkOrder::technician);

        var jobs = ROOMS.door(JobsOfTheAbsent.class);
        var fellSick = Map.of(mart.id(), now().minusSeconds(1));
        assertThat(jobs.among(fellSick))
                .as("what goes on stays, without a question")
                .extracting(question -> question.order().id())
                .containsExactly(accepted.id());
        jobs.stays(accepted.id(), mart.id(), PIRET);
        assertThat(jobs.among(fellSick)).as("it was decided").isEmpty();
        assertThat(jobs.among(Map.of(mart.id(), now().plusSeconds(60))))
                .as("another absence is another question")
                .hasSize(1);
        refuses("dispatch.begun-already", () -> jobs.moves(onSite.id(), mart.id(), PIRET));

        jobs.moves(accepted.id(), mart.id(), PIRET);
        assertThat(askedFor(accepted)).containsExactly(liis);
        refuses("dispatch.has-no-seat", () -> jobs.stays(accepted.id(), mart.id(), PIRET));
    }

    private static UUID openOffer(WorkOrder order) {
        return ROOMS.door(OfferBook.class).of(List.of(order.id())).stream()
                .filter(offer -> offer.state().isOpen())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aSwapInARunningShiftReachesAnOpenSearch() {
        var rota = published(true);
        var order = raise();
        assertThat(askedFor(order)).containsExactly(mart);
        var swap = swaps.ask(rota.id(), piece(now(), now().plus(Duration.ofHours(6)), mart), PIRET);
        assertThat(swap.peers()).extracting(Swap.Named::name).containsExactly("Kaur Tamm", "Liis Oja");

        swaps.take(swap.id(), kaur.id(), PIRET);
        assertThat(asked(now())).as("the supervisor has not said yes").containsExactly(mart);
        swaps.decide(swap.id(), true, PIRET);

        assertThat(asked(now())).containsExactly(kaur);
        await().atMost(Duration.ofSeconds(5)).until(() -> askedFor(order).equals(List.of(kaur)));
        assertThat(asked(now().plus(Duration.ofHours(7)))).containsExactly(mart);
        refuses("rota.decided-already", () -> swaps.decide(swap.id(), true, PIRET));
    }

    @Test
    void aSwapCountsAtOnceWhereNobodyApproves() {
        var rota = rotas.add(form(null, true, false, mart, liis, kaur), PIRET);
        publish(rota, null);
        var swap = swaps.ask(rota.id(), piece(now(), now().plus(Duration.ofHours(6)), mart), PIRET);

        assertThat(swaps.take(swap.id(), liis.id(), PIRET).state()).isEqualTo("done");
        assertThat(asked(now())).containsExactly(liis);
        refuses(
                "rota.not-their-turn",
                () -> swaps.ask(rota.id(), piece(now(), now().plus(Duration.ofHours(6)), mart), PIRET));
    }

    @Test
    void somebodyTakesOverNowAndAnOrderThatWaitsForAnybodyAsksAtOnce() {
        var rota = rotas.add(form(null, false, mart), PIRET);
        away(mart, now(), now().plus(Duration.ofDays(2)));
        publish(rota, "It is like that.");
        var order = raise();
        assertThat(askedFor(order)).as("nobody is there").isEmpty();

        standIns.takeOver(rota.id(), 1, kaur.id(), "I am in the car anyway", PIRET);

        await().atMost(Duration.ofSeconds(5)).until(() -> askedFor(order).equals(List.of(kaur)));
        assertThat(asked(now().plus(Duration.ofHours(47)))).containsExactly(kaur);
        assertThat(asked(now().plus(Duration.ofHours(49)))).containsExactly(mart);
    }

    @Test
    void aStandInIsTakenBackAndWhatWasStays() {
        var rota = published(true);
        var standIn = standIns.add(rota.id(), piece(now(), now().plus(Duration.ofHours(6)), kaur), PIRET);
        ROOMS.clock().passes(Duration.ofHours(1));

        standIns.withdraw(rota.id(), standIn.id(), PIRET);

        assertThat(asked(now())).containsExactly(mart);
        assertThat(asked(now().minusSeconds(60))).containsExactly(kaur);
    }

    @Test
    void aCalloutInTheNightIsARestThatThePublicationNames() {
        var rota = published(true);
        ROOMS.clock().passes(Duration.ofHours(14).plusMinutes(30)); // 02:30 in Tallinn
        var order = raise();
        var offers = ROOMS.door(Offers.class);
        var offer =
                ROOMS.door(OfferBook.class).of(List.of(order.id())).getFirst().id();
        offers.accept(offer, now().plus(Duration.ofMinutes(20)), Hand.of("phone"));
        offers.onSite(offer, Hand.of("phone"));
        ROOMS.clock().passes(Duration.ofMinutes(70));
        offers.report(
                offer,
                new Report("stopped", "wear", "door-lock", "adjusted", null, null, null, true, ""),
                Hand.of("phone"));

        assertThat(ROOMS.door(Rests.class).callouts(List.of(mart.id())))
                .singleElement()
                .satisfies(night ->
                        assertThat(night.rested()).isEqualTo(night.ended().plus(Duration.ofHours(11))));
        assertThat(asked(now())).as("nobody else has the turn").containsExactly(mart);
        var later = publications.draft(rota.id(), now().plus(Duration.ofHours(2)), now().plus(Duration.ofDays(1)));
        assertThat(later.problems()).as("a turn that goes on is no new start").isEmpty();
    }

    private Rota published(boolean approved) {
        var rota = rotas.add(form(null, true, approved, mart, liis, kaur), PIRET);
        return publish(rota, null);
    }

    private Rota publish(Rota rota, @Nullable String reason) {
        return publications.publish(
                rota.id(),
                new Publications.Filled(null, now().plus(Duration.ofDays(28)), reason, rota.version()),
                PIRET);
    }

    private RotaForm form(@Nullable Integer version, boolean nextStandsIn, Technician... order) {
        return form(version, nextStandsIn, true, order);
    }

    private RotaForm form(@Nullable Integer version, boolean nextStandsIn, boolean approved, Technician... order) {
        var ids = new ArrayList<@Nullable UUID>(
                Stream.of(order).map(Technician::id).toList());
        var layer = new LayerForm("Weeks", 1, MONDAY, EIGHT, 7, null, ids, null, nextStandsIn);
        return new RotaForm(area, "Europe/Tallinn", List.of(layer), null, approved, version);
    }

    private PieceForm piece(Instant from, Instant to, Technician technician) {
        return new PieceForm(1, from, to, technician.id(), "Swapped");
    }

    private void away(Technician technician, Instant from, Instant to) {
        absences.add(filled(technician, from, to), true, PIRET);
    }

    private static Absences.Filled filled(Technician technician, Instant from, Instant to) {
        return new Absences.Filled(technician.id(), from, to, "sick");
    }

    private List<Technician> asked(Instant at) {
        return onCall.at(area, at).stream().map(turn -> turn.technician()).toList();
    }

    private static List<Technician> askedFor(WorkOrder order) {
        return ROOMS.door(OfferBook.class).of(List.of(order.id())).stream()
                .filter(offer -> offer.state().isOpen())
                .map(offer -> offer.technician())
                .toList();
    }

    private WorkOrder raise() {
        var customer =
                ROOMS.door(Customers.class).add(new CustomerForm("Kivi tn 4", "et", null, null, null, null), null);
        var site = ROOMS.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(), area, "Tartu mnt 80", "10112", "Tallinn", "EE", null, "", area, null),
                        null);
        var unit = ROOMS.door(Units.class)
                .add(
                        new UnitForm(
                                area + " " + ++lifts,
                                site.id(),
                                "Lift",
                                "traction",
                                "Own",
                                "M",
                                9,
                                630,
                                1998,
                                null,
                                null,
                                null),
                        null);
        var problem = new Problem(
                "N-01", Map.of("en", "Does not move"), 4, new Problem.Job("callout", List.of(), 45, List.of()));
        return ROOMS.door(WorkOrders.class).raise(new Call(unit.id(), null, problem, 4, false, "", now()), null);
    }

    private Technician technician(String name) {
        return ROOMS.door(Technicians.class)
                .add(
                        new TechnicianForm(
                                null,
                                name,
                                "+372200015%02d".formatted(areas),
                                "et",
                                List.of(),
                                area.isEmpty() ? "Nowhere" : area,
                                true,
                                null),
                        null);
    }

    private static String wall(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(ZoneId.of("Europe/Tallinn")));
    }

    private static Instant now() {
        return ROOMS.clock().instant();
    }

    private static void refuses(String code, Runnable what) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(what::run)
                .satisfies(no -> assertThat(no.code()).isEqualTo(code));
    }
}
