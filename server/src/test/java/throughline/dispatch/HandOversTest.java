package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.dispatch.HandOver.Line;
import throughline.dispatch.HandOver.Why;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.Branch;
import throughline.work.Cancellation;
import throughline.work.WorkOrder;

/** The night gives to the morning what must not be lost sight of; the morning reads each line, or it is not taken. */
class HandOversTest {
    private static final UUID NIGHT = new UUID(1, 1);
    private static final UUID MORNING = new UUID(2, 2);

    @Test
    void nothingThatIsOpenAndNeedsSomebodyIsLostBetweenTwoShifts() {
        try (var town = new LiftTown()) {
            var handOvers = town.rooms.door(HandOvers.class);
            town.onCall("Alma Rand", 1);
            var planned = town.raise(4);
            accepts(town, planned);
            var trapped = town.raise(1);
            accepts(town, trapped);
            var nobodys = town.raise(3);

            assertThat(handOvers.now())
                    .as("the worst first, and an order that goes its way is left out")
                    .containsExactly(
                            new Line(trapped.id(), List.of(Why.TRAPPED, Why.PROMISE), ""),
                            new Line(nobodys.id(), List.of(Why.NOBODY), ""));

            var first = handOvers.give("Storm.", Map.of(), Branch.COMPANY, NIGHT);
            var given =
                    handOvers.give("Storm since four.", Map.of(nobodys.id(), "Three tried."), Branch.COMPANY, NIGHT);
            assertThat(handOvers.waiting())
                    .as("the newer one replaces that which still waits")
                    .containsExactly(given);
            assertThat(given.lines()).extracting(Line::remark).containsExactly("", "Three tried.");
            assertThat(handOvers
                            .give("", Map.of(planned.id(), "Bring the long ladder."), Branch.COMPANY, new UUID(4, 4))
                            .lines())
                    .as("whatever has a remark is given too")
                    .contains(new Line(planned.id(), List.of(), "Bring the long ladder."));
            handOvers.end(handOvers.waiting().getLast().id(), new UUID(4, 4));
            assertThat(handOvers.get(first.id()).isWaiting()).isFalse();

            var both = List.of(trapped.id(), nobodys.id());
            refused("dispatch.own-hand-over", () -> handOvers.take(given.id(), both, NIGHT));
            refused("dispatch.hand-over-unread", () -> handOvers.take(given.id(), List.of(trapped.id()), MORNING));
            assertThat(handOvers.waiting()).containsExactly(given);
            refused("dispatch.no-such-hand-over", () -> handOvers.end(given.id(), MORNING));

            var taken = handOvers.take(given.id(), both, MORNING);
            assertThat(taken.takenBy()).isEqualTo(MORNING);
            assertThat(taken.takenAt()).isEqualTo(town.now());
            assertThat(handOvers.waiting()).isEmpty();
            refused("dispatch.hand-over-over", () -> handOvers.take(given.id(), both, new UUID(3, 3)));
            refused("dispatch.hand-over-over", () -> handOvers.end(given.id(), NIGHT));
            assertThat(handOvers.list(Slice.first(10)).items())
                    .extracting(HandOver::id)
                    .contains(given.id(), first.id());
        }
    }

    /** What ended meanwhile need not be read, and what is late or parked is on the next list. */
    @Test
    void theListFollowsWhatHappensMeanwhile() {
        try (var town = new LiftTown()) {
            var handOvers = town.rooms.door(HandOvers.class);
            town.onCall("Alma Rand", 1);
            var order = town.raise(2, false);
            var given = handOvers.give("", Map.of(), Branch.COMPANY, NIGHT);
            town.orders.cancel(order.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
            assertThat(handOvers.take(given.id(), List.of(), MORNING).lines())
                    .extracting(Line::order)
                    .containsExactly(order.id());

            var planned = town.raise(4);
            accepts(town, planned);
            var underWay = town.order(planned.id());
            assertThat(HandOver.whys(underWay, false, false, town.now())).isEmpty();
            assertThat(HandOver.whys(underWay, true, false, town.now()))
                    .as("whoever goes is later than he said")
                    .containsExactly(Why.LATE);
            var going = town.book.of(List.of(planned.id())).getLast();
            town.rooms
                    .door(CallsForHelp.class)
                    .ask(going.id(), "technician", null, null, Hand.of("phone " + going.id()));
            assertThat(handOvers.now())
                    .filteredOn(line -> line.order().equals(planned.id()))
                    .singleElement()
                    .returns(List.of(Why.HELP), Line::whys);
        }
    }

    private static void accepts(LiftTown town, WorkOrder order) {
        var offer = town.openOffer(order);
        town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(20)), Hand.of("phone " + offer.id()));
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
