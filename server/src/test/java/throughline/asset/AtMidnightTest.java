package throughline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.customer.Agreement;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.History.Change;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** On 1 January a lift in Tallinn has another owner, while in London it is still New Year's Eve. */
class AtMidnightTest {
    private static final Instant TWO_HOURS_BEFORE_IN_TALLINN = Instant.parse("2026-12-31T20:00:00Z");
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final UUID MARET = UUID.randomUUID();

    private final SomeRooms rooms = SomeRooms.of(TWO_HOURS_BEFORE_IN_TALLINN, "customer", "asset");
    private final Customers customers = rooms.door(Customers.class);
    private final Sites sites = rooms.door(Sites.class);
    private final Units units = rooms.door(Units.class);
    private final UnitCards cards = rooms.door(UnitCards.class);
    private final PlannedChanges planned = rooms.door(PlannedChanges.class);
    private final AssetHistory history = rooms.door(AssetHistory.class);
    private final PlannedChangesDue due = rooms.door(PlannedChangesDue.class);

    private final UUID seller = customer("Vana Omanik");
    private final UUID buyer = customer("Uus Omanik");
    private final Agreement old = agreement(seller, "Care", 60);
    private final Agreement fresh = agreement(buyer, "Care First", 30);
    private final UUID tallinn = site(seller, "EE");
    private final UUID london = site(seller, "GB");
    private final UUID lift = unit("TLL-1", tallinn);
    private final UUID secondLift = unit("TLL-2", tallinn);
    private final UUID elsewhere = unit("LDN-1", london);

    /** The test looks itself, so that it knows when. */
    @BeforeEach
    void nobodyElseLooks() {
        due.stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void ownerAgreementAndPromiseSwitchTogetherAtTheSitesMidnight() {
        planned.newOwner(tallinn, owner(NEW_YEAR), MARET);
        planned.newOwner(london, owner(NEW_YEAR), MARET);

        passes(Duration.ofHours(2).minusMillis(1));
        assertThat(sites.get(tallinn).customer()).isEqualTo(seller);
        assertThat(promisedMinutes(lift)).isEqualTo(60);

        passes(Duration.ofMillis(1));
        assertThat(sites.get(tallinn).customer()).isEqualTo(buyer);
        assertThat(promisedMinutes(lift)).isEqualTo(30);
        assertThat(promisedMinutes(secondLift)).isEqualTo(30);
        assertThat(sites.get(london).customer()).isEqualTo(seller);
        assertThat(promisedMinutes(elsewhere)).isEqualTo(60);

        passes(Duration.ofHours(2));
        assertThat(sites.get(london).customer()).isEqualTo(buyer);
        assertThat(planned.ofSite(tallinn)).isEmpty();
    }

    @Test
    void theHistorySaysWhoPlannedItAndSinceWhenItCounts() {
        planned.newOwner(tallinn, owner(NEW_YEAR), MARET);
        passes(Duration.ofHours(2));

        var told = history.of(tallinn, Slice.first(3)).items();
        assertThat(told).extracting(Change::kind).containsExactly("site-changed", "change-planned", "site-added");
        assertThat(told.getFirst().by()).isEqualTo(MARET);
        assertThat(told.getFirst().asOf()).isEqualTo(Instant.parse("2026-12-31T22:00:00Z"));
        assertThat(told.getFirst().fields())
                .singleElement()
                .satisfies(moved -> assertThat(moved.field()).isEqualTo("customer"))
                .satisfies(moved -> assertThat(moved.after().asString()).isEqualTo(buyer.toString()));
        assertThat(history.of(secondLift, Slice.first(1)).items().getFirst().fields())
                .singleElement()
                .satisfies(moved -> assertThat(moved.field()).isEqualTo("agreement"));
    }

    @Test
    void aNightWithoutAServerChangesNothingButTheHourAtWhichItIsMade() {
        planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR, null, null, fresh.id()), MARET);
        planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR.plusDays(1), null, null, null), MARET);

        rooms.clock().passes(Duration.ofDays(3));
        due.look();

        assertThat(units.get(lift).agreement())
                .as("the later one was made last")
                .isNull();
        assertThat(history.of(lift, Slice.first(2)).items())
                .extracting(Change::asOf)
                .containsExactly(Instant.parse("2027-01-01T22:00:00Z"), Instant.parse("2026-12-31T22:00:00Z"));
    }

    @Test
    void theServerMakesItByItselfAsSoonAsItRuns() {
        planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR, null, null, fresh.id()), MARET);
        rooms.clock().passes(Duration.ofHours(5));

        due.start();

        await().until(() -> fresh.id().equals(units.get(lift).agreement()));
    }

    @Test
    void manyWhoLookAtOnceMakeItOnce() {
        for (int i = 0; i < 20; i++) {
            planned.forUnit(unit("TLL-1" + i, tallinn), new PlannedChangeForm(NEW_YEAR, null, null, fresh.id()), null);
        }
        rooms.clock().passes(Duration.ofHours(2));

        IntStream.range(0, 4).parallel().forEach(_ -> due.look());
        due.look();

        assertThat(events("unit-changed")).isEqualTo(20);
        assertThat(units.atSite(tallinn, Slice.first(50)).items())
                .filteredOn(unit -> fresh.id().equals(unit.agreement()))
                .hasSize(20)
                .extracting(Unit::version)
                .containsOnly(2);
    }

    @Test
    void aNewOwnerComesBeforeWhatWasPlannedForOneLiftOfTheSameDay() {
        planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR, null, null, old.id()), MARET);
        planned.newOwner(tallinn, owner(NEW_YEAR), MARET);

        passes(Duration.ofHours(2));

        assertThat(units.get(lift).agreement()).isEqualTo(old.id());
        assertThat(units.get(secondLift).agreement()).isEqualTo(fresh.id());
    }

    @Test
    void aLiftMovesToAnotherSite() {
        planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR, null, london, fresh.id()), MARET);
        passes(Duration.ofHours(2));

        assertThat(units.get(lift))
                .extracting(unit -> unit.site().id(), Unit::agreement)
                .containsExactly(london, fresh.id());
    }

    @Test
    void whatIsCalledOffDoesNotHappen() {
        var plan = planned.newOwner(tallinn, owner(NEW_YEAR), MARET);
        assertThat(planned.ofUnit(lift)).containsExactly(plan);
        refused("asset.no-such-planned-change", () -> planned.cancel(UUID.randomUUID(), plan.id(), MARET));
        planned.cancel(lift, plan.id(), MARET);
        passes(Duration.ofHours(2));

        assertThat(planned.ofSite(tallinn)).isEmpty();
        assertThat(sites.get(tallinn).customer()).isEqualTo(seller);
        assertThat(history.of(tallinn, Slice.first(1)).items().getFirst().kind())
                .isEqualTo("planned-change-cancelled");
        refused("asset.no-such-planned-change", () -> planned.cancel(tallinn, plan.id(), MARET));
    }

    @Test
    void aDayThatHasBegunOrIsPlannedAlreadyIsRefused() {
        refused("kernel.form-incomplete", () -> planned.newOwner(tallinn, owner(LocalDate.of(2026, 12, 31)), null));
        refused("kernel.form-incomplete", () -> planned.newOwner(tallinn, owner(null), null));
        refused(
                "customer.no-such-agreement",
                () -> planned.forUnit(lift, new PlannedChangeForm(NEW_YEAR, null, null, new UUID(7, 7)), null));
        planned.newOwner(tallinn, owner(NEW_YEAR), null);
        refused("asset.already-planned", () -> planned.newOwner(tallinn, owner(NEW_YEAR), null));
    }

    @Test
    void whenTheSitesClockIsCorrectedMidnightMovesWithIt() {
        planned.newOwner(tallinn, owner(NEW_YEAR), MARET);
        sites.change(
                tallinn,
                new SiteForm(seller, "Maja", "Näidise 4", "", "Linn", "EE", "Asia/Taipei", null, null, 1),
                MARET);

        assertThat(planned.ofSite(tallinn).getFirst().dueAt()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        due.look();
        assertThat(sites.get(tallinn).customer()).isEqualTo(buyer);
    }

    @Test
    void whatARuleForbidsWhenTheDayComesWaitsOnThePageForSomebody() {
        planned.newOwner(tallinn, owner(NEW_YEAR), MARET);
        rooms.door(DSLContext.class).execute("delete from customer.agreement where id = ?", fresh.id());
        passes(Duration.ofHours(2));

        assertThat(sites.get(tallinn).customer()).as("never half").isEqualTo(seller);
        assertThat(planned.ofSite(tallinn))
                .singleElement()
                .extracting(PlannedChange::refusal)
                .isEqualTo("customer.no-such-agreement");
        planned.cancel(tallinn, planned.ofSite(tallinn).getFirst().id(), MARET);
        assertThat(planned.ofSite(tallinn)).isEmpty();
    }

    private void passes(Duration time) {
        rooms.clock().passes(time);
        due.look();
    }

    private int promisedMinutes(UUID unit) {
        return Objects.requireNonNull(cards.of(unit).agreement()).entrapmentMinutes();
    }

    private int events(String kind) {
        return Objects.requireNonNull(rooms.door(DSLContext.class)
                .fetchOne("select count(*)::int from asset.event where kind = ?", kind)
                .get(0, Integer.class));
    }

    private PlannedChangeForm owner(LocalDate day) {
        return new PlannedChangeForm(day, buyer, null, fresh.id());
    }

    private UUID customer(String name) {
        return customers
                .add(new CustomerForm(name, "et", null, null, null, null), null)
                .id();
    }

    private Agreement agreement(UUID customer, String plan, int entrapment) {
        return rooms.door(Agreements.class)
                .add(
                        new AgreementForm(
                                customer, plan, "24/7", entrapment, 120, 16, LocalDate.of(2020, 1, 1), null, null),
                        null);
    }

    private UUID site(UUID customer, String country) {
        return sites.add(new SiteForm(customer, "Maja", "Näidise 4", "", "Linn", country, null, null, null, null), null)
                .id();
    }

    private UUID unit(String number, UUID site) {
        var form = new UnitForm(number, site, "Lift", "traction", "", "", 9, 630, 2010, old.id(), null, null);
        return units.addAll(List.of(form), null).getFirst();
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
