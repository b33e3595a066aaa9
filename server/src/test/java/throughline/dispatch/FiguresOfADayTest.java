package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.RelayForm;
import throughline.notify.Relays;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.people.Branch;
import throughline.people.Role;
import throughline.people.Users;
import throughline.report.CountedOffer;
import throughline.report.CountedOrder;
import throughline.report.DispatchFigures;
import throughline.report.DispatchFigures.Count;
import throughline.report.Figure;
import throughline.report.MorningMails;
import throughline.report.MorningReports;
import throughline.report.Mornings;
import throughline.report.OfferFigure;
import throughline.report.Period;
import throughline.work.Cancellation;
import throughline.work.WorkOrder;

/** A small day, counted by hand, and the mornings after; in Tallinn, whose clocks are two hours before UTC in winter. */
class FiguresOfADayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final LiftTown town = LiftTown.withReports();
    private final DispatchFigures figures = town.rooms.door(DispatchFigures.class);
    private Technician alma;
    private Technician ben;

    @BeforeEach
    void twoOnCall() {
        alma = town.onCall("Alma Tamm", 1);
        ben = town.onCall("Ben Kask", 2);
    }

    @AfterEach
    void close() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void aDayIsCountedByHand() {
        var inTime = town.raise(5);
        accepted(inTime, 30);
        var late = town.raise(3);
        town.later(Duration.ofSeconds(30));
        town.offers.reject(town.openOffer(late).id(), RejectReason.TOO_FAR, null);
        town.later(Duration.ofSeconds(700));
        byHand(late, ben);
        accepted(late, 0);
        var calledOff = town.raise(5);
        town.later(Duration.ofSeconds(20));
        town.orders.cancel(calledOff.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
        var twice = town.raise(5);
        accepted(twice, 10);
        town.later(Duration.ofMinutes(40));
        town.offers.reject(acceptedOffer(twice), RejectReason.VEHICLE, null);
        accepted(twice, 20);
        var planned = town.raise(8);
        accepted(planned, 50);
        var waits = town.raise(6);
        town.later(Duration.ofMinutes(2));

        var counted = figures.of(day(DAY));

        assertThat(counted.counts())
                .containsExactly(
                        new Count(Figure.CREATED, 6, 6),
                        new Count(Figure.UNDISPATCHED, 2, 3),
                        new Count(Figure.ACCEPTED, 4, 6),
                        new Count(Figure.OFFERED, 6, 6),
                        new Count(Figure.REFUSED, 2, 6),
                        new Count(Figure.UNREACHED, 2, 6));
        assertThat(numbers(Figure.UNDISPATCHED))
                .as("late by a refusal, and by giving back what was accepted in time")
                .containsExactly(twice.number(), late.number());
        assertThat(numbers(Figure.REFUSED)).containsExactly(twice.number(), late.number());
        assertThat(counted.accept().count()).isEqualTo(4);
        assertThat(counted.accept().medianSeconds())
                .as("of 30, 50, 730 and 2430")
                .isEqualTo(390);
        assertThat(counted.accept().longestSeconds()).isEqualTo(2_430);
        assertThat(counted.accept().p90Seconds()).isEqualTo(1_920);
        assertThat(counted.refusals())
                .extracting(DispatchFigures.Times::what, DispatchFigures.Times::count)
                .containsExactlyInAnyOrder(tuple("too-far", 1L), tuple("vehicle", 1L));
        assertThat(counted.unreached()).allMatch(each -> each.atNight() == each.count());
        var tooFar = figures.offers(day(DAY), OfferFigure.REFUSALS, "too-far", false);
        assertThat(tooFar)
                .singleElement()
                .returns(late.number(), CountedOffer::number)
                .returns("text", CountedOffer::channel);
        assertThat(counted.unreached()).isNotEmpty().allSatisfy(each -> {
            assertThat(figures.offers(day(DAY), OfferFigure.UNREACHABLES, each.key(), true))
                    .as("as many stand behind the number")
                    .hasSize((int) each.count())
                    .allMatch(offer -> offer.technician().equals(each.what()) && offer.atNight());
        });
        assertThat(figures.offers(day(DAY), OfferFigure.OFFERS, null, false)).hasSize((int) counted.offers());
        assertThat(counted.offers())
                .isEqualTo(List.of(inTime, late, calledOff, twice, planned, waits).stream()
                        .mapToLong(each -> town.offersOf(each).size())
                        .sum());
        assertThat(figures.orders(day(DAY), Figure.ACCEPTED))
                .extracting(CountedOrder::acceptSeconds)
                .containsExactly(50L, 2_430L, 730L, 30L);
        assertThat(figures.ageing(null, "Tallinn"))
                .as("what is open, by what it waits for and its age")
                .contains(new DispatchFigures.Cell("offering", 0, 1), new DispatchFigures.Cell("accepted", 1, 3));
        assertThat(figures.aged(null, null, "accepted", 1)).hasSize(3);
        assertThat(figures.aged(null, "Tartu", null, null)).isEmpty();
    }

    @Test
    void whereNothingHappenedThereIsNoNumberWhichIsNotNought() {
        var counted = figures.of(new Period(DAY.minusDays(9), DAY.minusDays(8), Branch.COMPANY, null));
        assertThat(counted.counts()).allMatch(each -> each.count() == 0 && each.of() == 0);
        assertThat(counted.accept().medianSeconds()).isNull();
        assertThat(counted.accept().p90Seconds()).isNull();
        assertThat(counted.offersAnOrder()).isNull();
        assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1), null, null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Period(DAY, DAY.plusDays(92), null, null)).isInstanceOf(Refused.class);
    }

    @Test
    void aDayBeginsAndEndsOnTheClocksOfThePlaceAlsoWhenTheyChange() {
        var spring = LocalDate.of(2027, 3, 28);
        at("2027-03-27T21:59:00Z");
        town.raise(5); // 23:59 on the day before
        at("2027-03-27T22:00:00Z");
        var first = town.raise(5);
        at("2027-03-28T20:59:59Z"); // 23:59:59, the clocks have gone forward
        var last = town.raise(5);
        at("2027-03-28T21:00:00Z");
        town.raise(5); // the day after, 00:00
        assertThat(figures.orders(day(spring), Figure.CREATED))
                .extracting(CountedOrder::number)
                .containsExactly(last.number(), first.number());
    }

    @Test
    void theMorningReportIsMadeAtSevenOnTheClocksOfTheBranchOnBothNightsAndOnce() {
        var order = town.raise(5);
        accepted(order, 10);
        town.offers.onSite(acceptedOffer(order), null);
        town.later(Duration.ofMinutes(240));
        assertThat(town.order(order.id()).state()).isEqualTo("report-due");
        for (var night :
                List.of(List.of("2027-03-28", "2027-03-28T04:00:00Z"), List.of("2027-10-31", "2027-10-31T05:00:00Z"))) {
            var day = LocalDate.parse(night.getFirst());
            var seven = Instant.parse(night.getLast());
            at(seven.minusSeconds(60).toString());
            Mornings.look(town.rooms);
            assertThat(reports().of(day).mornings()).as("a minute before seven").isEmpty();
            at(seven.plusSeconds(31).toString());
            Mornings.look(town.rooms);
            at(seven.plusSeconds(4_000).toString());
            Mornings.look(town.rooms);
            assertThat(reports().of(day).mornings()).hasSize(1);
            assertThat(reports().of(null).lines()).singleElement().satisfies(line -> {
                assertThat(line.number()).isEqualTo(order.number());
                assertThat(line.missing()).isTrue();
                assertThat(line.stands()).isEqualTo("report-due");
                assertThat(line.technician()).isEqualTo("Alma Tamm");
            });
        }
    }

    @Test
    void theMorningGoesByMailOnceToThoseWhoAskedInTheirLanguageAtTheHourOfTheCompanyOnBothNights() {
        var users = town.rooms.door(Users.class);
        var mails = town.rooms.door(MorningMails.class);
        var lea = users.create(
                new Users.New("Lea", "lea@care.example", "et", Set.of(Role.SUPERVISOR), Set.of(), null), null);
        var ana =
                users.create(new Users.New("Ana", "ana@care.example", "sv", Set.of(Role.AGENT), Set.of(), null), null);
        users.create(new Users.New("Sven", "sven@care.example", "sv", Set.of(Role.SUPERVISOR), Set.of(), null), null);
        mails.want(lea, true);
        mails.want(ana, true); // who does not lead gets nothing of it
        mails.changeHour(LocalTime.of(3, 30), 1, lea.value());
        assertThatThrownBy(() -> mails.changeHour(LocalTime.of(4, 0), 1, lea.value()))
                .isInstanceOf(Refused.class);
        at("2027-03-27T10:00:00Z");
        var late = town.raise(3);
        town.later(Duration.ofMinutes(20));
        assertThat(town.step(late).stuck()).isTrue();
        at("2027-03-28T00:31:00Z"); // 02:31, an hour before the clocks go forward over half past three
        Mornings.look(town.rooms);
        assertThat(mailed()).isEmpty();
        at("2027-03-28T01:00:00Z"); // 04:00
        Mornings.look(town.rooms);
        assertThat(mailed()).as("there is no mail server yet").isEmpty();
        town.rooms.door(Relays.class).add(RelayForm.of("smtp", "Mail", "localhost", 2_525, "lifts@care.example"), null);
        Mornings.look(town.rooms);
        Mornings.look(town.rooms);
        assertThat(mailed()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("lea@care.example");
            assertThat(mail.words())
                    .startsWith("Hommikuaruanne 2027-03-28, seis kell 04:00")
                    .contains("Tallinn: määramata 100 % (1/1), ikka lahti 100 % (1/1), kätte saamata 0; praegu lahti 1")
                    .contains(
                            "/reports/dispatch?from=2027-03-27&to=2027-03-27&figure=undispatched",
                            "/reports/morning?day=2027-03-28");
        });
        assertThat(reports().of(null).areas())
                .singleElement()
                .returns("Tallinn", MorningReports.AreaDay::area)
                .returns(1, MorningReports.AreaDay::undispatched)
                .returns(1, MorningReports.AreaDay::open);

        for (var time : List.of("2027-10-31T00:29:00Z", "2027-10-31T00:31:00Z", "2027-10-31T01:31:00Z")) {
            at(time); // 03:29, 03:31, and 03:31 once more
            Mornings.look(town.rooms);
            assertThat(mailed()).as(time).hasSize(time.equals("2027-10-31T00:29:00Z") ? 1 : 2);
        }
        mails.want(lea, false);
        at("2027-11-01T09:00:00Z");
        Mornings.look(town.rooms);
        assertThat(mailed()).hasSize(2);
    }

    private List<Text> mailed() {
        return town.rooms
                .door(Texts.class)
                .list(Slice.of(null, 200, "care.example"))
                .items();
    }

    /** A day that began while the house stood still has its report as soon as it runs. */
    @Test
    void whatWasMissedIsMadeLaterOnTheSameDay() {
        at("2027-01-15T13:00:00Z");
        town.raise(5);
        Mornings.look(town.rooms);
        assertThat(reports().of(LocalDate.of(2027, 1, 15)).mornings()).hasSize(1);
        assertThat(reports().of(LocalDate.of(2027, 1, 14)).mornings()).isEmpty();
    }

    private MorningReports reports() {
        return town.rooms.door(MorningReports.class);
    }

    private void at(String instant) {
        town.later(Duration.between(town.now(), Instant.parse(instant)));
    }

    private void accepted(WorkOrder order, int seconds) {
        town.later(Duration.ofSeconds(seconds));
        town.offers.accept(town.openOffer(order).id(), town.now().plus(Duration.ofHours(3)), null);
    }

    private UUID acceptedOffer(WorkOrder order) {
        return town.offersOf(order).stream()
                .filter(each -> each.state() == OfferState.ACCEPTED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void byHand(WorkOrder order, Technician technician) {
        town.offers.byHand(order.id(), technician.id(), "Agreed on the phone", LiftTown.PIRET);
    }

    private List<String> numbers(Figure figure) {
        return figures.orders(day(DAY), figure).stream()
                .map(CountedOrder::number)
                .toList();
    }

    private static Period day(LocalDate day) {
        return new Period(day, day, null, null);
    }
}
