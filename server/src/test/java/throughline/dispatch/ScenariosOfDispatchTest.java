package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.asset.PlannedChangeForm;
import throughline.asset.PlannedChanges;
import throughline.asset.Sites;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.report.DispatchFigures;
import throughline.report.MorningReports;
import throughline.report.Mornings;
import throughline.report.Period;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.Report;
import throughline.work.WorkOrder;

/** Whole nights of a dispatcher, from the first question to the figures of the morning after. */
class ScenariosOfDispatchTest {
    private static final Instant SEVEN_ON_THE_NEXT_DAY = Instant.parse("2026-11-25T05:00:00Z");

    private final LiftTown town = LiftTown.withReports();
    private final Posts posts = town.rooms.door(Posts.class);
    private final Technician alma = town.onCall("Alma Rand", 1);
    private final Technician ben = town.onCall("Ben Kask", 2);

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void whereNobodyAcceptsForTheTrappedEverybodyAboveIsAskedAndSomebodyIsToldToCallTheRescueService() {
        var supervisor = posted(Who.SUPERVISOR, "Sven Lead");
        var manager = posted(Who.DUTY_MANAGER, "Mia Chief");
        var order = town.raise(2);

        for (int minute = 0; minute < 10; minute++) {
            town.later(Duration.ofMinutes(1));
        }

        assertThat(town.offersOf(order))
                .extracting(Offer::technician)
                .containsExactlyInAnyOrder(alma, ben, supervisor, manager);
        var story = town.book.timeline(order.id());
        assertThat(story).extracting(OfferBook.Happened::kind).endsWith("call-rescue", "nobody-left");
        assertThat(story.getLast().at()).isBeforeOrEqualTo(LiftTown.TWO_AT_NIGHT.plus(Duration.ofMinutes(10)));
        assertThat(town.order(order.id()).isOpen()).as("until they are out").isTrue();
        assertThat(town.step(order)).matches(OfferBook.Step::stuck);
    }

    @Test
    void refusalsLeadUpAtOnceAreCountedByReasonAndNobodyWhoRefusedIsAskedAgain() {
        var supervisor = posted(Who.SUPERVISOR, "Sven Lead");
        var order = town.raise(5);
        for (var each : List.of(alma, ben)) {
            assertThat(town.openOffer(order).technician()).isEqualTo(each);
            town.offers.reject(town.openOffer(order).id(), RejectReason.ON_ENTRAPMENT, null);
        }
        assertThat(town.openOffer(order).technician()).as("in the same instant").isEqualTo(supervisor);
        town.later(Duration.ofSeconds(60));
        assertThat(town.step(order).stuck()).isTrue();

        town.rooms.door(UnreachedOrders.class).help(order.id(), Remedy.AGAIN, LiftTown.PIRET);

        assertThat(town.openOffer(order).technician()).isEqualTo(supervisor);
        assertThat(town.offersOf(order))
                .filteredOn(each -> each.technician().equals(alma))
                .hasSize(1);
        var day = LocalDate.of(2026, 11, 24);
        assertThat(town.rooms
                        .door(DispatchFigures.class)
                        .of(new Period(day, day, null, null))
                        .refusals())
                .extracting(DispatchFigures.Times::key, DispatchFigures.Times::count)
                .containsExactly(tuple("on-entrapment", 2L));
    }

    @Test
    void threeJobsWithoutAReportAreAskedForBeforeTheShiftEndsListedAtSevenAndReportedForByAnAgent() {
        var carl = town.onCall("Carl Tamm", 3);
        town.rooms
                .door(DispatchSettings.class)
                .change(
                        new DispatchSettings.Filled(
                                null, null, null, null, List.of(LocalTime.of(15, 45)), null, null, null, null, 1),
                        LiftTown.PIRET);
        town.later(Duration.ofHours(8)); // ten in the morning
        var jobs = new ArrayList<WorkOrder>();
        for (var each : List.of(alma, ben, carl)) {
            var order = town.raise(5);
            if (!town.openOffer(order).technician().equals(each)) {
                town.offers.byHand(order.id(), each.id(), "Agreed on the phone", LiftTown.PIRET);
            }
            var offer = town.openOffer(order);
            town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(20)), null);
            town.offers.onSite(offer.id(), null);
            jobs.add(order);
        }
        town.later(Duration.ofHours(5).plusMinutes(44));
        assertThat(askedForReport(alma)).as("four hours after the arrival").isEqualTo(1);
        town.later(Duration.ofMinutes(1)); // 15:45
        assertThat(List.of(alma, ben, carl)).allMatch(each -> askedForReport(each) == 2);
        assertThat(jobs).allMatch(each -> town.order(each.id()).state().equals("report-due"));

        town.later(Duration.between(town.now(), SEVEN_ON_THE_NEXT_DAY));
        Mornings.look(town.rooms);
        var morning = town.rooms.door(MorningReports.class).of(LocalDate.of(2026, 11, 25));
        assertThat(morning.lines()).hasSize(3).allMatch(MorningReports.Line::missing);
        assertThat(morning.areas())
                .singleElement()
                .returns(3, MorningReports.AreaDay::raised)
                .returns(3, MorningReports.AreaDay::stillOpen)
                .returns(0, MorningReports.AreaDay::undispatched)
                .returns(3, MorningReports.AreaDay::missing);

        var first = jobs.getFirst();
        town.orders.close(
                first.id(),
                new Report("stopped", "wear", "door-lock", "adjusted", null, null, null, true, "By phone"),
                LiftTown.PIRET);
        assertThat(town.rooms.door(OrderBook.class).timeline(first.id()).getLast())
                .as("who said it on whose behalf")
                .returns("closed", each -> each.kind())
                .returns(LiftTown.PIRET, each -> each.by());
        assertThat(town.order(first.id()).technicianName()).isEqualTo("Alma Rand");
    }

    @Test
    void aCallAfterMidnightBelongsToTheNewOwnerAndTheOneBeforeStaysWithTheOldOne() {
        var before = town.raise(5);
        var buyer = town.rooms
                .door(Customers.class)
                .add(new CustomerForm("Uus Omanik", "et", null, null, null, null), null)
                .id();
        var sites = town.rooms.door(Sites.class);
        town.rooms
                .door(PlannedChanges.class)
                .newOwner(before.site(), new PlannedChangeForm(LocalDate.of(2026, 11, 25), buyer, null, null), null);
        town.later(Duration.ofHours(21).plusMinutes(59)); // 23:59 in Tallinn
        var late = town.raise(5);
        assertThat(late.customer()).isEqualTo(before.customer()).isNotEqualTo(buyer);
        town.later(Duration.ofMinutes(1));
        await().until(() -> sites.get(before.site()).customer().equals(buyer));

        assertThat(town.raise(5).customer()).isEqualTo(buyer);
        assertThat(town.order(late.id()).customer()).isEqualTo(before.customer());
    }

    @Test
    void whatWaitsUntilTheHoursBeginIsOnTheRouteTechniciansListAQuarterOfAnHourBefore() {
        var hours = new Posts.Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(7, 0), LocalTime.of(17, 0));
        var rhea = town.technician("Rhea Route", "en");
        posts.give(Who.ROUTE, "Tallinn", rhea.id(), 1, hours, LiftTown.PIRET);
        var coming = town.rooms.door(Coming.class);
        var order = town.raise(5);
        var seven = SEVEN_ON_THE_NEXT_DAY.minus(Duration.ofDays(1));
        town.orders.hold(order.id(), new Hold(HoldReason.UNTIL_TIME, LiftTown.PIRET, seven, ""), LiftTown.PIRET);

        town.later(Duration.between(town.now(), seven.minus(Duration.ofMinutes(16))));
        assertThat(coming.to(rhea.id())).isEmpty();
        town.later(Duration.ofMinutes(1));
        assertThat(coming.to(rhea.id())).extracting(WorkOrder::id).containsExactly(order.id());
        assertThat(coming.to(alma.id())).as("she has no route").isEmpty();
        assertThat(town.offersOf(order))
                .as("and nobody has been asked again")
                .noneMatch(offer -> offer.state().isOpen());
    }

    private long askedForReport(Technician technician) {
        return town.textsTo(technician).stream()
                .filter(text -> text.contains("report is missing"))
                .count();
    }

    private Technician posted(Who who, String name) {
        var technician = town.technician(name, "en");
        posts.give(who, "Tallinn", technician.id(), 1, null, LiftTown.PIRET);
        return technician;
    }
}
