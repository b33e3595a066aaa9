package throughline.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;
import throughline.work.OrderBook.Filter;

/** A work order from raised to closed, over a real database: what is kept, what is refused, and what was promised. */
class WorkOrdersTest {
    /** A Thursday, noon in Tallinn. */
    private static final Instant NOON = Instant.parse("2026-11-26T10:00:00Z");

    private static final SomeRooms ROOMS = SomeRooms.of(NOON, "customer", "asset", "work");
    private static final UUID ANNA = new UUID(7, 1);
    private static final UUID MARKO = new UUID(8, 1);
    private static final UUID LIISA = new UUID(8, 2);
    private static final Problem DOOR = problem("D-12", 4);
    private static final Problem TRAPPED = problem("E-01", 2);
    private static final Problem NOISE = problem("R-03", 7);

    private static final UUID OWNER = ROOMS.door(Customers.class)
            .add(new CustomerForm("Tornimäe KÜ", "et", null, null, null, null), null)
            .id();
    private static final UUID SITE = site("Tartu mnt 80");
    private static final UUID ELSEWHERE = site("Pärnu mnt 31");
    private static final UUID AGREEMENT = ROOMS.door(Agreements.class)
            .add(new AgreementForm(OWNER, "Care", "8-16", 45, 120, 8, LocalDate.of(2020, 1, 1), null, null), null)
            .id();
    private static final UUID LIFT = unit("TLN-1", SITE);
    private static final UUID OTHER_LIFT = unit("TLN-2", SITE);
    private static final UUID FAR_LIFT = unit("TLN-9", ELSEWHERE);

    private final WorkOrders orders = ROOMS.door(WorkOrders.class);
    private final OrderBook book = ROOMS.door(OrderBook.class);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void anOrderGoesTheWholeWay() {
        var order = raised(DOOR);
        assertThat(order.number()).startsWith("WO-");
        assertThat(order.state()).isEqualTo("raised");
        assertThat(order.priority()).isEqualTo(Priority.URGENT);
        assertThat(order.area()).isEqualTo("Tallinn");
        assertThat(order.headline("et")).isEqualTo("D-12 et");
        assertThat(order.headline("fi")).as("a language without words").isEqualTo("D-12 en");
        orders.offering(order.id());
        orders.accepted(order.id(), MARKO, "Marko", now().plusSeconds(1_200));
        orders.onTheWay(order.id(), null);
        passes(Duration.ofMinutes(20));
        orders.onSite(order.id(), null);
        passes(Duration.ofMinutes(30));
        orders.close(order.id(), report(), null);
        var closed = book.get(order.id());
        assertThat(closed.state()).isEqualTo("closed");
        assertThat(closed.report().arrivedAt()).isEqualTo(closed.onSiteAt());
        assertThat(closed.technicianName()).isEqualTo("Marko");
        assertThat(kinds(order.id()))
                .containsExactly("raised", "offering", "accepted", "on-the-way", "on-site", "closed");
        assertThatThrownBy(() -> orders.close(order.id(), report(), null)).hasMessageContaining("is over");
    }

    @Test
    void somebodyElseReadsWhoHasIt() {
        var order = raised(DOOR).id();
        orders.accepted(order, MARKO, "Marko", now().plusSeconds(600));
        assertThatThrownBy(() -> orders.accepted(order, LIISA, "Liisa", now().plusSeconds(60)))
                .isInstanceOf(Refused.class)
                .hasMessage("Marko has this order already.");
        assertThat(book.get(order).technician()).isEqualTo(MARKO);
    }

    @Test
    void aVisitThatFallsThroughLeavesNobodyBehind() {
        var order = raised(DOOR).id();
        orders.accepted(order, MARKO, "Marko", now().plusSeconds(600));
        orders.onTheWay(order, null);
        orders.givenBack(order, "car", ANNA);
        var back = book.get(order);
        assertThat(back.state()).isEqualTo("offering");
        assertThat(back.technician()).isNull();
        assertThat(back.onTheWayAt()).isNull();
        orders.accepted(order, LIISA, "Liisa", now().plusSeconds(900));
        assertThat(book.get(order).technicianName()).isEqualTo("Liisa");
    }

    // ASVS 2.2.3
    @Test
    void holdingNeedsAReasonAnOwnerAndATimeToComeAndNoTrappedPeople() {
        var order = raised(DOOR).id();
        assertThatThrownBy(() -> orders.hold(order, hold(now()), ANNA)).hasMessageContaining("twelve months");
        orders.hold(order, hold(now().plusSeconds(600)), ANNA);
        assertThat(book.get(order).hold().owner()).isEqualTo(ANNA);
        assertThatThrownBy(() -> orders.accepted(order, MARKO, "Marko", now())).hasMessageContaining("on hold");
        passes(Duration.ofMinutes(11));
        assertThat(book.toWake(now(), 10)).contains(order);
        orders.resume(order, null);
        assertThat(book.get(order).state()).isEqualTo("raised");
        assertThat(book.get(order).hold()).isNull();
        var trapped = raised(TRAPPED).id();
        assertThatThrownBy(() -> orders.hold(trapped, hold(now().plusSeconds(600)), ANNA))
                .hasMessageContaining("trapped");
    }

    @Test
    void anOrderIsCancelledWithAReasonAndADuplicateNamesWhatRemains() {
        var order = raised(DOOR).id();
        var same = raised(DOOR).id();
        assertThatThrownBy(() -> new Cancellation(Cancellation.Reason.DUPLICATE, null))
                .hasMessageContaining("which order remains");
        assertThatThrownBy(() -> orders.cancel(same, duplicateOf(same), ANNA)).hasMessageContaining("of itself");
        orders.cancel(same, duplicateOf(order), ANNA);
        assertThat(book.get(same).cancelled().duplicateOf()).isEqualTo(order);
        assertThatThrownBy(() -> orders.cancel(order, duplicateOf(same), ANNA)).hasMessageContaining("over already");
        orders.cancel(order, new Cancellation(Cancellation.Reason.NO_ACCESS, null), ANNA);
        assertThat(book.get(order).isOpen()).isFalse();
    }

    // ASVS 2.2.3
    @Test
    void aReportWithoutWhatTheNextOneNeedsIsRefusedFieldByField() {
        var order = raised(TRAPPED).id();
        orders.accepted(order, MARKO, "Marko", now());
        var empty = new Report("", "", "", "", null, null, null, true, "x".repeat(5_000));
        assertThatThrownBy(() -> orders.close(order, empty, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .containsOnlyKeys(
                                        "condition",
                                        "cause",
                                        "component",
                                        "action",
                                        "arrivedAt",
                                        "releasedAt",
                                        "note"));
        var beforeItBroke =
                new Report("stopped", "wear", "door-lock", "adjusted", NOON.minusSeconds(9_999), now(), null, true, "");
        assertThatThrownBy(() -> orders.close(order, beforeItBroke, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("arrivedAt"));
        orders.onSite(order, null);
        orders.released(order, null);
        passes(Duration.ofMinutes(1));
        orders.close(order, report(), null);
        assertThat(book.get(order).releasedAt()).isNotNull();
    }

    @Test
    void unclearWhichLiftIsFoundFromTheSiteAndMadeClearLater() {
        var order = orders.raise(new Call(null, SITE, DOOR, 4, false, "the lift", now()), ANNA)
                .id();
        assertThat(book.openAt(LIFT, SITE)).extracting(WorkOrder::id).contains(order);
        assertThatThrownBy(() -> orders.unit(order, FAR_LIFT, ANNA)).hasMessageContaining("another address");
        orders.unit(order, OTHER_LIFT, ANNA);
        assertThat(book.openAt(LIFT, SITE)).extracting(WorkOrder::id).doesNotContain(order);
        assertThat(book.openAt(null, SITE)).extracting(WorkOrder::id).contains(order);
        assertThatThrownBy(() -> orders.raise(new Call(null, null, DOOR, 4, false, "", now()), ANNA))
                .hasMessageContaining("which lift");
    }

    @Test
    void theAgeingListIsSortedByWhatIsDueFirstAndReadByKey() {
        var noise = raised(NOISE).id();
        var trapped = raised(TRAPPED).id();
        var door = raised(DOOR).id();
        var all = book.open(Filter.ofUnit(LIFT), Slice.first(200)).items().stream()
                .map(WorkOrder::id)
                .filter(Set.of(noise, trapped, door)::contains)
                .toList();
        assertThat(all).containsExactly(trapped, door, noise);
        var first = book.open(Filter.ofUnit(LIFT), Slice.first(1));
        var second = book.open(Filter.ofUnit(LIFT), Slice.of(first.next(), 1, null));
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items()).hasSize(1);
        assertThat(book.open(new Filter(null, null, Priority.ENTRAPMENT, LIFT, null, null, null), Slice.first(200))
                        .items())
                .allMatch(order -> order.priority() == Priority.ENTRAPMENT);
    }

    @Test
    void worseNewsMakesItMoreUrgentAndThePromiseShorter() {
        var order = raised(DOOR);
        assertThat(order.dueAt()).as("two hours within 8-16").isEqualTo(now().plus(Duration.ofHours(2)));
        orders.urgency(order.id(), 2, "somebody is inside", ANNA);
        var worse = book.get(order.id());
        assertThat(worse.priority()).isEqualTo(Priority.ENTRAPMENT);
        assertThat(worse.dueAt()).isEqualTo(now().plus(Duration.ofMinutes(45)));
        assertThat(worse.promiseMet()).isNull();
        passes(Duration.ofMinutes(50));
        orders.accepted(order.id(), MARKO, "Marko", now());
        orders.onSite(order.id(), null);
        assertThat(book.get(order.id()).promiseMet())
                .as("45 minutes, arrived after 50")
                .isFalse();
    }

    @Test
    void aReportThatLeavesTheLiftStandingIsFollowedByAnOrderWithTheSamePromise() {
        var first = raised(TRAPPED);
        orders.offering(first.id());
        orders.accepted(first.id(), MARKO, "Marko", now().plusSeconds(600));
        passes(Duration.ofMinutes(10));
        orders.onSite(first.id(), null);
        orders.released(first.id(), null);
        passes(Duration.ofMinutes(10));
        var stands = new Report("people-inside", "wear", "brake", "made-safe", null, null, null, false, "New brake");
        orders.close(first.id(), stands, null);

        var closed = book.get(first.id());
        var next = book.openAt(LIFT, SITE).stream()
                .filter(order -> first.id().equals(order.followUpOf()))
                .findFirst()
                .orElseThrow();
        assertThat(closed.state()).isEqualTo("closed");
        assertThat(kinds(first.id())).endsWith("closed", "followed-up");
        assertThat(next.state()).isEqualTo("on-hold");
        assertThat(requireNonNull(next.hold()))
                .extracting(Hold::reason, Hold::owner, Hold::note)
                .containsExactly(HoldReason.NOT_IN_SERVICE, null, "New brake");
        assertThat(next.headline("en")).isEqualTo("Left out of service");
        assertThat(next.urgency()).as("nobody is inside any more").isEqualTo(4);
        assertThat(next.trapped()).isFalse();
        assertThat(next.calledAt()).isEqualTo(first.calledAt());
        assertThat(next.dueAt()).isNotNull().isEqualTo(closed.dueAt());
        assertThat(next.promiseMet()).isTrue();

        passes(Duration.ofHours(20));
        orders.resume(next.id(), null);
        orders.accepted(next.id(), LIISA, "Liisa", now().plusSeconds(600));
        orders.onSite(next.id(), null);
        orders.close(next.id(), report(), null);
        var done = book.get(next.id());
        assertThat(done.state()).isEqualTo("closed");
        assertThat(done.dueAt()).as("one promise, kept by the first visit").isEqualTo(closed.dueAt());
        assertThat(done.promiseMet()).isTrue();
        assertThat(book.openAt(LIFT, SITE)).noneMatch(order -> done.id().equals(order.followUpOf()));
    }

    // ASVS 2.3.1
    @Test
    void noTableRowSaysWhatNoStageCanBe() {
        var order = raised(DOOR).id();
        var rows = ROOMS.door(DSLContext.class);
        assertThatThrownBy(() -> rows.update(WORK_ORDER)
                        .set(WORK_ORDER.STATE, "accepted")
                        .where(WORK_ORDER.ID.eq(order))
                        .execute())
                .hasMessageContaining("check");
    }

    private WorkOrder raised(Problem problem) {
        return orders.raise(
                new Call(LIFT, null, problem, problem.urgency(), problem.urgency() <= 2, "it beeps", now()), ANNA);
    }

    private List<String> kinds(UUID order) {
        return book.timeline(order).stream().map(Happened::kind).toList();
    }

    private static Instant now() {
        return ROOMS.clock().instant();
    }

    private static void passes(Duration time) {
        ROOMS.clock().passes(time);
    }

    private static Hold hold(Instant wakeAt) {
        return new Hold(HoldReason.PART, ANNA, wakeAt, "door belt");
    }

    private static Cancellation duplicateOf(UUID order) {
        return new Cancellation(Cancellation.Reason.DUPLICATE, order);
    }

    private static Report report() {
        return new Report("stopped", "wear", "door-lock", "adjusted", null, null, null, true, "Sill cleaned.");
    }

    private static Problem problem(String code, int urgency) {
        return new Problem(
                code,
                Map.of("en", code + " en", "et", code + " et"),
                urgency,
                new Problem.Job("callout", List.of(), 45, List.of()));
    }

    private static UUID site(String street) {
        return ROOMS.door(Sites.class)
                .add(new SiteForm(OWNER, street, street, "10112", "Tallinn", "EE", null, "", null, null), null)
                .id();
    }

    private static UUID unit(String number, UUID site) {
        return ROOMS.door(Units.class)
                .add(
                        new UnitForm(
                                number,
                                site,
                                "Lift " + number,
                                "traction",
                                null,
                                null,
                                null,
                                null,
                                null,
                                AGREEMENT,
                                null,
                                null),
                        null)
                .id();
    }
}
