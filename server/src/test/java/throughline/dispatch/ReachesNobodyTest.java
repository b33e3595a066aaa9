package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.dispatch.Unreached.Why;
import throughline.kernel.Refused;
import throughline.work.WorkOrder;

/** An order that nobody takes says why, and one press of the dispatcher goes on with it. */
class ReachesNobodyTest {
    private final LiftTown town = new LiftTown();
    private final Technician alma = town.onCall("Alma Rand", 1);
    private final Technician nora = town.technician("Nora Neighbour", "en");
    private final UnreachedOrders unreached = town.rooms.door(UnreachedOrders.class);
    private final Posts posts = town.rooms.door(Posts.class);

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void whoeverWasTriedInVainLeadsToTheAreaBesideAndANewTurnBelowIsAskedAllTheSame() {
        onlyOnCall();
        var order = town.raise(5);
        assertThat(unreached.among(List.of(order))).as("she may still answer").isEmpty();
        town.later(Duration.ofSeconds(60));
        assertThat(row(order)).returns(Why.TRIED, Unreached::why).returns(1, Unreached::people);
        assertThat(row(order).remedy()).as("nobody is named beside the ladder").isEqualTo(Remedy.AGAIN);

        posts.neighbours("Tallinn", List.of("Tartu"), null);
        assertThat(row(order).remedy()).isEqualTo(Remedy.WIDER);
        assertThatExceptionOfType(Refused.class)
                .as("nobody is on call in Tartu now")
                .isThrownBy(() -> unreached.help(order.id(), Remedy.WIDER, LiftTown.PIRET))
                .returns("dispatch.nobody-further", Refused::code);
        turn("Tartu", nora);
        unreached.help(order.id(), Remedy.WIDER, LiftTown.PIRET);

        assertThat(town.openOffer(order).technician()).isEqualTo(nora);
        assertThat(town.book.timeline(order.id()))
                .filteredOn(each -> each.kind().equals("widened"))
                .singleElement()
                .returns(LiftTown.PIRET, OfferBook.Happened::by)
                .returns("neighbour", each -> each.data().get("why"));
        town.later(Duration.ofSeconds(60));
        assertThat(town.step(order).stuck()).isTrue();
        var ben = town.onCall("Ben Kask", 1);
        town.later(Search.LOOK_AGAIN);
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
    }

    @Test
    void aPhoneThatWasOffIsTriedAgainAlsoWhereItsOwnerIsNotAskedForAWhile() {
        onlyOnCall();
        var first = town.raise(5);
        fails(first);
        var order = town.raise(5);
        fails(order);
        assertThat(town.book.silent()).extracting(OfferBook.Silent::technician).contains(alma);
        assertThat(row(order)).returns(Why.PHONES_OFF, Unreached::why).returns(Remedy.AGAIN, Unreached::remedy);

        unreached.help(order.id(), Remedy.AGAIN, LiftTown.PIRET);

        assertThat(town.openOffer(order).technician()).isEqualTo(alma);
        assertThat(unreached.among(List.of(order))).isEmpty();
        fails(order);
        assertThat(town.book.silent()).as("at once, not after two more").isNotEmpty();
    }

    @Test
    void whoeverIsSilentAndAskedAnotherWayLeadsToTheNextWhoAnswersForIt() {
        var silent = tried(OfferState.SENT, 2);
        assertThat(of(new Phase.Asking(Instant.EPOCH, Instant.EPOCH), List.of(silent), Set.of()))
                .returns(Why.NO_REPLY, Unreached::why)
                .returns(Remedy.SECOND_LINE, Unreached::remedy);
        assertThat(of(new Phase.Asking(Instant.EPOCH, Instant.EPOCH), List.of(tried(OfferState.SENT, 1)), Set.of()))
                .as("asked for the first time")
                .isNull();
        assertThat(of(new Phase.Stuck(Instant.EPOCH, Instant.EPOCH), List.of(), Set.of(Who.TEAM_LEAD)))
                .returns(Why.NOBODY_THERE, Unreached::why)
                .returns(Remedy.WIDER, Unreached::remedy);
        var refused = tried(OfferState.REJECTED, 1);
        assertThat(of(new Phase.Stuck(Instant.EPOCH, Instant.EPOCH), List.of(refused), EnumSet.of(Who.ON_CALL)))
                .returns(Why.REFUSED, Unreached::why)
                .returns(Remedy.AGAIN, Unreached::remedy);

        var ben = town.onCall("Ben Kask", 2);
        var order = town.raise(5);
        unreached.help(order.id(), Remedy.SECOND_LINE, LiftTown.PIRET);
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
        assertThatExceptionOfType(Refused.class)
                .as("there is no third")
                .isThrownBy(() -> unreached.help(order.id(), Remedy.SECOND_LINE, LiftTown.PIRET))
                .returns("dispatch.nobody-further", Refused::code);
        assertThat(town.openOffer(order).technician())
                .as("who may still answer was not given up for nothing")
                .isEqualTo(ben);
    }

    private @Nullable Unreached of(Phase phase, List<Unreached.Try> round, Set<Who> known) {
        var rung = new Rung(List.of(Who.ON_CALL), List.of(new Way("text", 60)), 1);
        var climb = new Search.Climb(new Ladder(List.of(rung), 1, null), 0, 1, 1, 1);
        return Unreached.of(new UUID(1, 1), new Search(climb, phase, List.of()), round, Instant.EPOCH, known);
    }

    private Unreached.Try tried(OfferState state, int ways) {
        var id = new UUID(1, 2);
        return new Unreached.Try(
                new Search.Asked(id, alma.id(), 1, 1, 0, "text", state, "", Instant.EPOCH, null, null), ways);
    }

    private Unreached row(WorkOrder order) {
        var rows = new ArrayList<>(unreached.among(List.of(town.order(order.id()))));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private void fails(WorkOrder order) {
        town.rooms.door(Delivery.class).failed(town.openOffer(order).id(), "text", "not-delivered");
    }

    private void onlyOnCall() {
        var text = new LadderForm.WayForm("text", 60);
        var rung = new LadderForm.RungForm(List.of("on-call"), List.of(text), 1);
        town.rooms
                .door(Ladders.class)
                .add(new LadderForm("On call", null, "Tallinn", null, List.of(rung), 1, null, null), null);
    }

    private void turn(String area, Technician technician) {
        var now = town.now();
        town.rooms
                .door(OnCall.class)
                .add(new TurnForm(area, technician.id(), now, now.plus(Duration.ofDays(1)), 1, null), null);
    }
}
