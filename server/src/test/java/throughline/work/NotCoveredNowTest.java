package throughline.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.ClauseForm;
import throughline.customer.ClauseForm.PriceForm;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.customer.HolidayCalendarForm;
import throughline.customer.HolidayCalendars;
import throughline.customer.Price;
import throughline.kernel.Refused;
import throughline.testing.SomeRooms;

/**
 * A lift in Stockholm whose agreement covers weekdays from 8 to 17 and charges 250 euros outside of them, at three on Sunday night: the
 * price is told and a name noted, or the order waits for Monday morning; nobody is sent silently, and nobody who is inside waits.
 */
class NotCoveredNowTest {
    private static final Instant SUNDAY_AT_THREE = Instant.parse("2026-11-29T02:00:00Z");
    private static final Instant MONDAY_AT_EIGHT = Instant.parse("2026-11-30T07:00:00Z");
    private static final UUID ANNA = new UUID(7, 1);
    private static final Problem DOOR = problem("D-12", 4);
    private static final Problem TRAPPED = problem("E-01", 2);

    private final SomeRooms rooms = SomeRooms.of(SUNDAY_AT_THREE, "customer", "asset", "work");
    private final WorkOrders orders = rooms.door(WorkOrders.class);
    private final OrderBook book = rooms.door(OrderBook.class);
    private final Promises promises = rooms.door(Promises.class);
    private final UUID owner = rooms.door(Customers.class)
            .add(new CustomerForm("Brf Solvändan", "sv", null, null, null, null), null)
            .id();
    private final UUID site = rooms.door(Sites.class)
            .add(
                    new SiteForm(owner, "Lyktgatan 4", "Lyktgatan 4", "75320", "Stockholm", "SE", null, "", null, null),
                    null)
            .id();
    private final UUID agreement = agreed(charged(false, null), null);
    private final UUID lift = unit("STO-1", agreement);

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void withoutANameNobodyIsSentAndThePriceIsWhatTheServerSays() {
        assertThatThrownBy(() -> raise(DOOR, Consent.NOT_ASKED)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("work.price-not-told");
            assertThat(refused.values()).containsExactly("EUR 250 plus parts");
        });
        assertThatThrownBy(() -> raise(DOOR, new Consent.Given("  ")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("authorisedBy"));
        assertThat(book.openAt(lift, site)).isEmpty();
    }

    @Test
    void whoSaysYesIsOnTheOrderAndInItsStory() {
        var order = raise(DOOR, new Consent.Given("Ingrid Holm"));
        assertThat(order.state()).isEqualTo("raised");
        assertThat(order.charge()).isEqualTo(new Charge(Price.of("250", "plus parts"), "EUR", "Ingrid Holm"));
        assertThat(kinds(order)).containsExactly("raised", "price-authorised");
        assertThat(last(order).by()).isEqualTo(ANNA);
        assertThat(last(order).data())
                .containsEntry("authorisedBy", "Ingrid Holm")
                .containsEntry("currency", "EUR")
                .containsEntry("amount", 250);
    }

    @Test
    void itMayWaitForTheHoursWithAnOwnerAndComesBackWhenTheyBegin() {
        var order = raise(DOOR, new Consent.Waits(null));
        assertThat(order.state()).isEqualTo("on-hold");
        assertThat(order.hold()).isEqualTo(new Hold(HoldReason.UNTIL_TIME, ANNA, MONDAY_AT_EIGHT, ""));
        assertThat(order.dueAt()).as("two hours from the opening").isEqualTo(MONDAY_AT_EIGHT.plusSeconds(7_200));
        assertThat(kinds(order)).containsExactly("raised", "held");
        rooms.clock().passes(Duration.between(SUNDAY_AT_THREE, MONDAY_AT_EIGHT));
        assertThat(book.toWake(MONDAY_AT_EIGHT, 10)).containsExactly(order.id());
        orders.resume(order.id(), null);
        assertThat(book.get(order.id()).state()).isEqualTo("raised");
        assertThat(requireNonNull(book.get(order.id()).charge()).price()).isEqualTo(Price.INCLUDED);
    }

    @Test
    void itIsSentOnEarlierOnlyWithAName() {
        var order = raise(DOOR, new Consent.Waits(null)).id();
        rooms.clock().passes(Duration.ofHours(4));
        assertThatThrownBy(() -> orders.resume(order, ANNA)).hasMessageContaining("Say the price first");
        assertThat(book.get(order).state()).isEqualTo("on-hold");
        assertThatThrownBy(() -> orders.hold(
                        order,
                        new Hold(HoldReason.PART, ANNA, rooms.clock().instant().plusSeconds(60), ""),
                        ANNA))
                .as("a shorter wait would send somebody silently")
                .hasMessageContaining("Choose a time inside them");
        orders.resume(order, new Consent.Given("Ingrid Holm"), ANNA);
        assertThat(book.get(order).state()).isEqualTo("raised");
        assertThat(requireNonNull(book.get(order).charge()).authorisedBy()).isEqualTo("Ingrid Holm");
        assertThat(kinds(book.get(order))).containsExactly("raised", "held", "price-authorised", "resumed");
    }

    @Test
    void somebodyInsideIsServedAndThePriceOnlyNoted() {
        var trapped = raise(TRAPPED, Consent.NOT_ASKED);
        assertThat(trapped.state()).isEqualTo("raised");
        assertThat(requireNonNull(trapped.charge()).authorisedBy()).isNull();
        assertThat(kinds(trapped)).containsExactly("raised", "price-noted");
        var hurt = orders.raise(
                new Call(
                        lift,
                        null,
                        DOOR,
                        0,
                        false,
                        "a hand in the door",
                        rooms.clock().instant()),
                ANNA);
        assertThat(hurt.state()).isEqualTo("raised");
        var inside = orders.raise(
                new Call(
                        lift,
                        null,
                        DOOR,
                        4,
                        true,
                        "someone is inside",
                        rooms.clock().instant()),
                ANNA);
        assertThat(inside.state()).as("whatever the code says").isEqualTo("raised");
    }

    @Test
    void newsThatSomebodyIsInsideEndsTheWaiting() {
        var order = raise(DOOR, new Consent.Waits(null)).id();
        orders.trapped(order, "a second caller", ANNA);
        orders.urgency(order, 2, "a second caller", ANNA);
        orders.resume(order, ANNA);
        assertThat(book.get(order).state()).isEqualTo("raised");
    }

    @Test
    void insideTheHoursNobodyIsAskedAndWaitingMakesNoSense() {
        rooms.clock().passes(Duration.between(SUNDAY_AT_THREE, MONDAY_AT_EIGHT));
        assertThat(raise(DOOR, Consent.NOT_ASKED).charge()).isNull();
        assertThat(raise(DOOR, new Consent.Waits(null)).state())
                .as("the hours began while the price was read")
                .isEqualTo("raised");
    }

    @Test
    void whereTheDayIsChargedTooSomebodySaysYesToThatBeforeItWaits() {
        var basic = unit("STO-2", agreed(charged(true, "140"), null));
        assertThatThrownBy(() -> raise(basic, DOOR, new Consent.Waits(null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("authorisedBy"));
        var order = raise(basic, DOOR, new Consent.Waits("Ingrid Holm"));
        assertThat(order.charge()).isEqualTo(new Charge(Price.of("140", ""), "EUR", "Ingrid Holm"));
        rooms.clock().passes(Duration.between(SUNDAY_AT_THREE, MONDAY_AT_EIGHT));
        orders.resume(order.id(), null);
        assertThat(book.get(order.id()).charge()).isEqualTo(order.charge());
        assertThatThrownBy(() -> raise(basic, DOOR, new Consent.Waits("Ingrid Holm")))
                .hasMessageContaining("waiting changes nothing");
    }

    @Test
    void anAgreementWithoutPricesSaysThatThePriceIsNotOnRecord() {
        var old = rooms.door(Agreements.class)
                .add(new AgreementForm(owner, "Care", "8-16", 45, 120, 8, LocalDate.of(2020, 1, 1), null, null), null)
                .id();
        var there = unit("STO-3", old);
        assertThatThrownBy(() -> raise(there, DOOR, Consent.NOT_ASKED)).hasMessageContaining("not on record");
        assertThat(raise(there, DOOR, new Consent.Given("Ingrid Holm")).charge())
                .isEqualTo(new Charge(Price.NOT_ON_RECORD, null, "Ingrid Holm"));
    }

    @Test
    void whatItCostsIsNotedWhenItBecomesClearLaterWhichLiftItIs() {
        var order = orders.raise(
                        new Call(
                                null,
                                site,
                                DOOR,
                                4,
                                false,
                                "one of the lifts",
                                rooms.clock().instant()),
                        ANNA)
                .id();
        assertThat(book.get(order).charge()).as("nobody knows what was agreed").isNull();
        orders.unit(order, lift, ANNA);
        assertThat(book.get(order).charge()).isEqualTo(new Charge(Price.of("250", "plus parts"), "EUR", null));
        assertThat(kinds(book.get(order))).containsExactly("raised", "price-noted", "unit-chosen");
    }

    @Test
    void theTesterAnswersWhatIsPromisedAtThreeOnSundayAndWhoPays() {
        var night = promises.tried(agreement, site, 4, LocalDateTime.parse("2026-11-29T03:00"));
        assertThat(night.standing().zone()).isEqualTo("Europe/Stockholm");
        assertThat(night.at()).isEqualTo(SUNDAY_AT_THREE);
        assertThat(night.standing().reading().dueAt()).isEqualTo(MONDAY_AT_EIGHT.plusSeconds(7_200));
        assertThat(requireNonNull(night.standing().coverage()).price()).isEqualTo(Price.of("250", "plus parts"));
        var easterMonday = promises.tried(agreement, site, 4, LocalDateTime.parse("2027-03-29T10:00"));
        assertThat(requireNonNull(easterMonday.standing().coverage()).begins())
                .as("the country's calendar")
                .isEqualTo(Instant.parse("2027-03-30T06:00:00Z"));
        assertThat(promises.tried(agreement, site, 4, LocalDateTime.parse("2019-12-31T10:00"))
                        .valid())
                .as("before its first day")
                .isFalse();
    }

    @Test
    void aCustomersOwnCalendarCountsInsteadOfTheCountrys() {
        var own = rooms.door(HolidayCalendars.class)
                .add(
                        new HolidayCalendarForm(
                                "Sommarstängt",
                                null,
                                List.of(new HolidayCalendarForm.Day(LocalDate.of(2026, 11, 30), "Stängt")),
                                null),
                        null)
                .id();
        var closed = unit("STO-4", agreed(charged(false, null), own));
        assertThat(requireNonNull(raise(closed, DOOR, new Consent.Waits(null)).hold())
                        .wakeAt())
                .isEqualTo(MONDAY_AT_EIGHT.plus(Duration.ofDays(1)));
    }

    private WorkOrder raise(Problem problem, Consent consent) {
        return raise(lift, problem, consent);
    }

    private WorkOrder raise(UUID unit, Problem problem, Consent consent) {
        boolean trapped = problem.urgency() <= 2;
        var now = rooms.clock().instant();
        return orders.raise(new Call(unit, null, problem, problem.urgency(), trapped, "it beeps", now, consent), ANNA);
    }

    private List<String> kinds(WorkOrder order) {
        return book.timeline(order.id()).stream().map(Happened::kind).toList();
    }

    private Happened last(WorkOrder order) {
        return book.timeline(order.id()).getLast();
    }

    private UUID agreed(PriceForm inside, @Nullable UUID calendar) {
        var outside = new PriceForm(true, new BigDecimal("250"), "plus parts");
        return rooms.door(Agreements.class)
                .add(
                        new AgreementForm(
                                owner,
                                "Semi",
                                null,
                                null,
                                null,
                                null,
                                LocalDate.of(2020, 1, 1),
                                null,
                                null,
                                clause(60, inside, outside),
                                clause(120, inside, outside),
                                clause(960, inside, outside),
                                clause(null, inside, outside),
                                "EUR",
                                calendar),
                        null)
                .id();
    }

    private static ClauseForm clause(@Nullable Integer minutes, PriceForm inside, PriceForm outside) {
        return new ClauseForm("8-17", minutes, "call-in", "arrival", true, inside, outside);
    }

    private static PriceForm charged(boolean charged, @Nullable String amount) {
        return new PriceForm(charged, amount == null ? null : new BigDecimal(amount), null);
    }

    private UUID unit(String number, UUID promised) {
        return rooms.door(Units.class)
                .add(
                        new UnitForm(
                                number, site, "Hiss", "traction", "Hiss AB", "M", 9, 630, 2010, promised, null, null),
                        null)
                .id();
    }

    private static Problem problem(String code, int urgency) {
        return new Problem(code, Map.of("en", code), urgency, new Problem.Job("repair", List.of(), 60, List.of()));
    }
}
