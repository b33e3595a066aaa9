package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** How bad it is: by the problem and its answers, by who is inside, and by what later callers tell. */
class HowBadItIsTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final By ANNA = CENTRE.anna;
    private static final By BERIT = CENTRE.berit;
    private static final OrderBook ORDERS = CENTRE.rooms.door(OrderBook.class);

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @Test
    void howUrgentItIsFollowsTheAnswers() {
        var codes = CENTRE.rooms.door(ProblemCodes.class);
        var calm = new Safety(false, false, false);
        assertThat(Urgency.of(codes.find("N-01"), Map.of(), calm)).isEqualTo(6);
        assertThat(Urgency.of(codes.find("N-01"), Map.of("dependsOnLift", "yes"), calm))
                .isEqualTo(4);
        assertThat(Urgency.of(codes.find("N-01"), Map.of("dependsOnLift", "no"), calm))
                .isEqualTo(6);
        assertThat(Urgency.of(codes.find("N-01"), Map.of(), new Safety(true, null, null)))
                .isEqualTo(2);
        assertThat(Urgency.of(codes.find("N-01"), Map.of("unwell", "yes"), new Safety(true, false, null)))
                .isEqualTo(1);
        assertThat(Urgency.of(codes.find("N-01"), Map.of(), new Safety(true, true, false)))
                .isZero();
        assertThat(Urgency.of(codes.find("N-01"), Map.of(), new Safety(true, false, true)))
                .isZero();
        assertThat(Urgency.of(codes.find("N-01"), Map.of(), new Safety(false, false, true)))
                .isEqualTo(3);
        assertThat(Urgency.of(null, Map.of(), calm)).isEqualTo(8);
    }

    @Test
    void anOrderKnowsWhetherSomebodyIsInsideWhicheverQuestionWasAsked() {
        assertThat(raisedWith(new CareCentre.Form().safety("yes", null, null)).trapped())
                .isTrue();
        var noPower = new CareCentre.Form().code("P-01").answers(Map.of("anyoneInside", "yes"));
        assertThat(raisedWith(noPower).trapped()).isTrue();
        assertThat(raisedWith(new CareCentre.Form().code("P-01").answers(Map.of("anyoneInside", "no")))
                        .trapped())
                .isFalse();
        var openShaft = raisedWith(new CareCentre.Form().code("H-01"));
        assertThat(openShaft.urgency()).isZero();
        assertThat(openShaft.trapped())
                .as("urgent as an entrapment, and nobody inside")
                .isFalse();
    }

    @Test
    void aLaterCallerWhoSaysThatSomebodyIsInsideIsHeardHoweverUrgentTheOrderIs() {
        var order = raisedWith(new CareCentre.Form().code("H-01"));
        var caller = CENTRE.talksWith(BERIT);
        var inside = new CareCentre.Form()
                .safety("yes", "no", "no")
                .unit(order.unit())
                .form();
        CENTRE.answers.link(caller.id(), inside, order.id(), null, BERIT);
        assertThat(ORDERS.get(order.id()).trapped()).isTrue();
        assertThat(ORDERS.get(order.id()).urgency())
                .as("it cannot be more urgent")
                .isZero();
        var calmer = new CareCentre.Form().unit(order.unit()).form();
        CENTRE.requests.saveDraft(caller.id(), calmer, BERIT);
        assertThat(ORDERS.get(order.id()).trapped()).as("at some time").isTrue();
        assertThat(ORDERS.timeline(order.id())).extracting("kind").containsOnlyOnce("trapped");
    }

    private static int lifts = 50_000;

    private static WorkOrder raisedWith(CareCentre.Form form) {
        var lift = CENTRE.unit("TLL-" + ++lifts, CENTRE.site, "Lift");
        return order(CENTRE.answers.raise(
                CENTRE.talksWith(ANNA).id(), form.unit(lift).form(), UUID.randomUUID(), ANNA));
    }

    @Test
    void worseNewsMakesTheOrderMoreUrgentAndTakesItUpAgain() {
        var order = order(CENTRE.raised(ANNA, CENTRE.lift2));
        CENTRE.orders.hold(
                order.id(),
                new Hold(HoldReason.PART, ANNA.person(), CENTRE.clock.instant().plusSeconds(9_000), ""),
                null);
        var caller = CENTRE.talksWith(BERIT);
        CENTRE.answers.link(caller.id(), CENTRE.door(CENTRE.lift2), order.id(), null, BERIT);
        assertThat(ORDERS.get(order.id()).state()).as("nothing new").isEqualTo("on-hold");
        CENTRE.requests.saveDraft(
                caller.id(),
                new CareCentre.Form()
                        .safety("yes", "no", "no")
                        .unit(CENTRE.lift2)
                        .words("Now somebody is in it")
                        .form(),
                BERIT);
        assertThat(ORDERS.get(order.id()).urgency()).isEqualTo(2);
        assertThat(ORDERS.get(order.id()).state()).isEqualTo("raised");
        assertThat(CENTRE.book.get(caller.id()).words()).isEqualTo("Now somebody is in it");
        CENTRE.requests.saveDraft(caller.id(), CENTRE.door(CENTRE.lift2), BERIT);
        assertThat(ORDERS.get(order.id()).urgency())
                .as("better news changes nothing by itself")
                .isEqualTo(2);
    }

    private static WorkOrder order(Request request) {
        if (request.order() == null) {
            throw new AssertionError(request.number() + " has no order");
        }
        return ORDERS.get(request.order());
    }
}
