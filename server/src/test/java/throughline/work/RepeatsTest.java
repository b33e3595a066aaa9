package throughline.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.testing.SomeRooms;

/** A lift that fails again and again, counted from its orders as they really go. */
class RepeatsTest {
    private static final SomeRooms ROOMS =
            SomeRooms.of(Instant.parse("2026-11-26T10:00:00Z"), "customer", "asset", "work");
    private static final UUID MARKO = new UUID(8, 1);
    private static final UUID LIISA = new UUID(8, 2);
    private static final Problem DOOR =
            new Problem("D-12", Map.of("en", "Door"), 6, new Problem.Job("callout", List.of(), 30, List.of()));
    private static final UUID SITE = site();
    private static int lifts;

    private final WorkOrders orders = ROOMS.door(WorkOrders.class);
    private final Repeats repeats = ROOMS.door(Repeats.class);
    private final RepeatRules rules = ROOMS.door(RepeatRules.class);
    private final UUID lift = lift();

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void theThirdCalloutIsOneOfARogueAndTellsWhatTheOthersFound() {
        assertThat(repeats.ofUnit(lift).isFlagged()).isFalse();
        var first = visited(MARKO, "Marko", "wear", true);
        var twice = raised(lift);
        orders.cancel(
                twice.id(),
                new Cancellation(Cancellation.Reason.DUPLICATE, raised(lift).id()),
                null);
        assertThat(repeats.ofUnit(lift).times()).as("a duplicate is no callout").isEqualTo(1);
        done(twiceOpen(), LIISA, "Liisa", "vandalism", true);
        assertThat(repeats.ofUnit(lift).times())
                .as("that one was not the lift's fault")
                .isEqualTo(1);
        visited(LIISA, "Liisa", "dirt", true);

        var third = raised(lift);
        var repeat = requireNonNull(repeats.ofOrders(List.of(third, first)).get(third.id()));
        assertThat(repeat.times()).isEqualTo(2);
        assertThat(repeat.isRogue()).isTrue();
        assertThat(repeat.component()).isEqualTo("door-lock");
        assertThat(repeat.last()).extracting(Repeat.Visit::cause).containsExactly("dirt", "vandalism", "wear");
        assertThat(repeat.last().getLast().number()).isEqualTo(first.number());
        assertThat(repeat.visits()).isEqualTo(Map.of(MARKO, 1, LIISA, 2));
        assertThat(repeats.ofUnit(lift).rogueTimes()).isEqualTo(3);
        assertThat(repeats.ofUnit(lift()).isFlagged()).as("its neighbour").isFalse();
    }

    @Test
    void aSecondVisitForTheSameIsNoRepeatOfIt() {
        var first = visited(MARKO, "Marko", "wear", false);
        var second = requireNonNull(ROOMS.door(OrderBook.class).followUpOf(first.id()));

        assertThat(requireNonNull(repeats.ofOrders(List.of(second)).get(second.id()))
                        .isFlagged())
                .isFalse();
        assertThat(repeats.ofUnit(lift).times()).as("one callout, two visits").isEqualTo(1);
    }

    @Test
    void afterThirtyDaysItIsForgivenUnlessTheCompanyRemembersLonger() {
        visited(MARKO, "Marko", "wear", true);
        passes(Duration.ofDays(40));
        assertThat(repeats.ofUnit(lift).isFlagged()).isFalse();

        var before = rules.get();
        var longer = rules.change(new RepeatRules.Filled(40, null, null, null, before.version()), MARKO);
        assertThat(repeats.ofUnit(lift).times()).isEqualTo(1);
        assertThat(longer.rogueCallouts()).as("what is left out stays").isEqualTo(3);

        assertThatThrownBy(() -> rules.change(new RepeatRules.Filled(9, null, null, null, before.version()), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.isEditedBySomeoneElse()).isTrue());
        assertThatThrownBy(() -> rules.change(new RepeatRules.Filled(0, 999, null, 1, null), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .containsOnlyKeys("repeatDays", "componentDays", "rogueCallouts"));
        rules.change(new RepeatRules.Filled(30, null, null, null, longer.version()), null);
    }

    @Test
    void anOrderThatNamesNoLiftRepeatsNothing() {
        var somewhere = orders.raise(new Call(null, SITE, DOOR, 6, false, "", now()), null);
        assertThat(repeats.ofOrders(List.of(somewhere))).isEmpty();
    }

    private WorkOrder visited(UUID who, String name, String cause, boolean inService) {
        return done(raised(lift), who, name, cause, inService);
    }

    private WorkOrder done(WorkOrder order, UUID who, String name, String cause, boolean inService) {
        orders.accepted(order.id(), who, name, now());
        orders.onSite(order.id(), null);
        passes(Duration.ofHours(1));
        orders.close(
                order.id(),
                new Report("stopped", cause, "door-lock", "adjusted", null, null, null, inService, ""),
                null);
        return ROOMS.door(OrderBook.class).get(order.id());
    }

    /** The one that remained of the two. */
    private WorkOrder twiceOpen() {
        return ROOMS.door(OrderBook.class).openAt(lift, SITE).stream()
                .filter(order -> lift.equals(order.unit()))
                .findFirst()
                .orElseThrow();
    }

    private WorkOrder raised(UUID unit) {
        return orders.raise(new Call(unit, null, DOOR, 6, false, "", now()), null);
    }

    private static Instant now() {
        return ROOMS.clock().instant();
    }

    private static void passes(Duration time) {
        ROOMS.clock().passes(time);
    }

    private static UUID site() {
        var owner = ROOMS.door(Customers.class)
                .add(new CustomerForm("Kase KÜ", "et", null, null, null, null), null)
                .id();
        return ROOMS.door(Sites.class)
                .add(new SiteForm(owner, "Kase", "Kase 1", "51004", "Tartu", "EE", null, "", "Tartu", null), null)
                .id();
    }

    private static UUID lift() {
        return ROOMS.door(Units.class)
                .add(
                        new UnitForm(
                                "TRT-" + ++lifts, SITE, "Lift", "traction", "Own", "M", 9, 630, 1998, null, null, null),
                        null)
                .id();
    }
}
