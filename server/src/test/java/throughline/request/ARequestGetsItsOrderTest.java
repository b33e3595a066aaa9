package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.work.Cancellation;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** A work order for a request: raised, or found open and linked; pressed twice, and by two at once. */
class ARequestGetsItsOrderTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final By ANNA = CENTRE.anna;
    private static final By BERIT = CENTRE.berit;
    private static final OrderBook ORDERS = CENTRE.rooms.door(OrderBook.class);

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @AfterEach
    void everyOpenRequestIsOnSomebodysList() {
        assertThat(CENTRE.lists.adrift()).isEmpty();
    }

    @Test
    void theOrderIsMadeFromTheRequestAndItsCode() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.clock.passes(java.time.Duration.ofSeconds(40));
        var raised = CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift1), UUID.randomUUID(), ANNA);
        var order = order(raised);
        assertThat(order.unit()).isEqualTo(CENTRE.lift1);
        assertThat(order.words()).isEqualTo("Door does not close");
        assertThat(order.calledAt())
                .as("the promise counts from the first ring")
                .isEqualTo(request.openedAt());
        assertThat(order.problem().code()).isEqualTo("D-12");
        assertThat(order.problem().names()).containsKeys("en", "sv", "et", "zh-Hant");
        assertThat(order.problem().job().checklist()).isNotEmpty();
        assertThat(raised.kind()).isEqualTo(Kind.ACTION);
        assertThat(raised.owner()).isEqualTo(ANNA.person());
    }

    @Test
    void whatACallerAnsweredGoesAlongInTheLanguageOfWhoeverGoesThere() {
        var request = CENTRE.talksWith(ANNA);
        var form = new CareCentre.Form()
                .code("E-01")
                .safety("yes", "no", "no")
                .answers(Map.of("peopleCount", "two", "unwell", "no", "doorState", ""))
                .unit(CENTRE.lift2)
                .form();
        var order = order(CENTRE.answers.raise(request.id(), form, UUID.randomUUID(), ANNA));
        assertThat(CENTRE.rooms.door(AnswersGiven.class).ofOrder(order.id(), "en"))
                .containsExactly(
                        new AnswersGiven.Given("How many people are inside?", "choice", "Two"),
                        new AnswersGiven.Given(
                                "Is anyone ill, pregnant, very afraid, or a child alone?", "yes-no", "no"));
    }

    @Test
    void whatAnOrderCannotDoWithoutIsAskedFor() {
        var request = CENTRE.talksWith(ANNA);
        refused(
                "request.safety-missing",
                request,
                new CareCentre.Form().safety(null, null, null).unit(CENTRE.lift1));
        refused(
                "request.safety-missing",
                request,
                new CareCentre.Form().safety("no", "no", null).unit(CENTRE.lift1));
        refused("request.place-missing", request, new CareCentre.Form());
        refused("request.code-missing", request, new CareCentre.Form().code("").unit(CENTRE.lift1));
        assertThat(CENTRE.book.get(request.id()).order()).isNull();
        assertThat(CENTRE.answers
                        .raise(
                                request.id(),
                                new CareCentre.Form().site(CENTRE.site).form(),
                                null,
                                ANNA)
                        .order())
                .as("the address is enough")
                .isNotNull();
    }

    @Test
    void somebodyTrappedWaitsForNoMoreQuestions() {
        var request = CENTRE.talksWith(ANNA);
        var form = new CareCentre.Form().safety("yes", null, null).code("E-01").unit(CENTRE.lift1);
        assertThat(order(CENTRE.answers.raise(request.id(), form.form(), null, ANNA))
                        .urgency())
                .isEqualTo(2);
    }

    @Test
    void theSamePressTwiceIsOneOrder() {
        var request = CENTRE.talksWith(ANNA);
        var key = UUID.randomUUID();
        var first = CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift1), key, ANNA);
        var second = CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift1), key, ANNA);
        assertThat(second).isEqualTo(first);
        refused("request.already-with-order", request, new CareCentre.Form().unit(CENTRE.lift1));
        var other = CENTRE.talksWith(ANNA);
        assertThatThrownBy(() -> CENTRE.answers.raise(other.id(), CENTRE.door(CENTRE.lift1), key, ANNA))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("request.key-of-another"));
    }

    @Test
    void aDoubleClickAtTheSameMomentIsOneOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            var request = CENTRE.talksWith(ANNA);
            var key = UUID.randomUUID();
            var answers = atOnce(
                    () -> CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift2), key, ANNA),
                    () -> CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift2), key, ANNA));
            assertThat(new HashSet<>(answers)).hasSize(1);
            assertThat(CENTRE.kinds(request.id())).containsOnlyOnce("raised");
        }
    }

    @Test
    void twoAgentsAtOnceForTheSameLiftLoseNeither() throws Exception {
        for (int i = 0; i < 20; i++) {
            var order = order(CENTRE.raised(ANNA, CENTRE.lift1));
            var one = CENTRE.talksWith(ANNA);
            var other = CENTRE.talksWith(BERIT);
            var third = CENTRE.talksWith(BERIT);
            atOnce(
                    () -> CENTRE.answers.link(one.id(), CENTRE.door(CENTRE.lift1), order.id(), UUID.randomUUID(), ANNA),
                    () -> CENTRE.answers.link(
                            other.id(),
                            new CareCentre.Form()
                                    .safety("yes", "no", "no")
                                    .unit(CENTRE.lift1)
                                    .form(),
                            order.id(),
                            UUID.randomUUID(),
                            BERIT),
                    () -> CENTRE.answers.raise(third.id(), CENTRE.door(CENTRE.lift1), UUID.randomUUID(), BERIT));
            assertThat(CENTRE.book.ofOrder(order.id())).hasSize(3);
            assertThat(ORDERS.get(order.id()).urgency()).isEqualTo(2);
            assertThat(CENTRE.book.get(third.id()).order()).isNotNull();
        }
    }

    @Test
    void anOrderThatEndsInTheSameMomentTakesItsCallersAlongOrRefusesThem() throws Exception {
        for (int i = 0; i < 20; i++) {
            var order = order(CENTRE.raised(ANNA, CENTRE.lift1));
            var late = CENTRE.talksWith(BERIT);
            try {
                atOnce(
                        () -> {
                            CENTRE.orders.cancel(
                                    order.id(), new Cancellation(Cancellation.Reason.NO_ACCESS, null), null);
                            return late;
                        },
                        () -> CENTRE.answers.link(
                                late.id(), CENTRE.door(CENTRE.lift1), order.id(), UUID.randomUUID(), BERIT));
                assertThat(CENTRE.book.get(late.id()).closedHow()).isEqualTo(Ending.CANCELLED);
            } catch (ExecutionException refused) {
                assertThat(refused.getCause()).isInstanceOf(Refused.class);
                assertThat(CENTRE.book.get(late.id()).state()).isEqualTo(new RequestState.Draft());
            }
            assertThat(CENTRE.lists.adrift()).isEmpty();
        }
    }

    @Test
    void whatIsReportedAlreadyIsFound() {
        var site = CENTRE.site("Ringi 5");
        var lift = CENTRE.unit("TLL-30001", site, "Lift 1");
        var sister = CENTRE.unit("TLL-30002", site, "Lift 2");
        var first = order(CENTRE.raised(ANNA, lift));
        var unclear = order(CENTRE.answers.raise(
                CENTRE.talksWith(ANNA).id(),
                new CareCentre.Form().code("N-01").site(site).form(),
                null,
                ANNA));
        var caller = CENTRE.talksWith(BERIT);
        CENTRE.answers.link(caller.id(), RequestForm.EMPTY, first.id(), null, BERIT);

        var here = CENTRE.book.reported(lift, null, "D-12");
        assertThat(here).extracting(one -> one.order().id()).containsExactly(first.id(), unclear.id());
        assertThat(here.getFirst().requests()).isEqualTo(2);
        assertThat(here.getFirst().sameCode()).isTrue();
        assertThat(here.getFirst().sameUnit()).isTrue();
        assertThat(here.getLast().sameUnit()).isFalse();
        assertThat(CENTRE.book.reported(sister, null, "D-12"))
                .extracting(one -> one.order().id())
                .containsExactly(unclear.id());
        assertThat(CENTRE.book.reported(null, site, null)).hasSize(2);
        assertThat(CENTRE.book.reported(null, null, "D-12")).isEmpty();
        assertThat(CENTRE.book.get(caller.id()).unit())
                .as("the place of the order")
                .isEqualTo(lift);
    }

    @Test
    void whatTheOrderWasMadeFromStays() {
        var raised = CENTRE.raised(ANNA, CENTRE.lift1);
        var saved = CENTRE.requests.saveDraft(
                raised.id(),
                new CareCentre.Form()
                        .unit(CENTRE.elsewhere)
                        .code("E-01")
                        .kind("comment")
                        .textCaller(false)
                        .form(),
                ANNA);
        assertThat(saved.unit()).isEqualTo(CENTRE.lift1);
        assertThat(saved.code()).isEqualTo("D-12");
        assertThat(saved.kind()).isEqualTo(Kind.ACTION);
        assertThat(saved.textCaller()).isFalse();
    }

    @Test
    void theEndOfTheOrderIsTheEndOfItsRequests() {
        var first = CENTRE.raised(ANNA, CENTRE.lift1);
        var second = CENTRE.talksWith(BERIT);
        CENTRE.answers.link(second.id(), CENTRE.door(CENTRE.lift1), order(first).id(), null, BERIT);
        CENTRE.done(order(first).id(), true);
        for (var one : List.of(first, second)) {
            assertThat(CENTRE.book.get(one.id()).closedHow()).isEqualTo(Ending.SOLVED);
            assertThat(CENTRE.book.get(one.id()).order()).isEqualTo(order(first).id());
        }
        var late = CENTRE.talksWith(BERIT);
        assertThatThrownBy(() -> CENTRE.answers.link(
                        late.id(), CENTRE.door(CENTRE.lift1), order(first).id(), null, BERIT))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("request.order-closed-meanwhile"));
        assertThatThrownBy(() -> CENTRE.requests.saveDraft(first.id(), CENTRE.door(CENTRE.lift1), ANNA))
                .hasMessageContaining("closed");
        assertThat(CENTRE.requests.reopen(first.id(), ANNA).order()).isNull();
        assertThat(CENTRE.answers
                        .raise(first.id(), CENTRE.door(CENTRE.lift1), null, ANNA)
                        .order())
                .isNotEqualTo(order(first).id());
    }

    @Test
    void theCallersOfADuplicateWaitForTheOrderThatRemains() {
        var remaining = CENTRE.raised(ANNA, CENTRE.lift1);
        var duplicate = CENTRE.raised(BERIT, CENTRE.lift1);
        CENTRE.orders.cancel(
                order(duplicate).id(),
                new Cancellation(Cancellation.Reason.DUPLICATE, order(remaining).id()),
                null);
        assertThat(CENTRE.book.get(duplicate.id()).state())
                .isEqualTo(new RequestState.WithOrder(order(remaining).id()));
        CENTRE.orders.cancel(order(remaining).id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
        assertThat(CENTRE.book.get(duplicate.id()).closedHow()).isEqualTo(Ending.CANCELLED);
    }

    @Test
    void nobodyLinksToAnotherAddressOrToNothing() {
        var order = order(CENTRE.raised(ANNA, CENTRE.lift1));
        var request = CENTRE.talksWith(BERIT);
        assertThatThrownBy(
                        () -> CENTRE.answers.link(request.id(), CENTRE.door(CENTRE.elsewhere), order.id(), null, BERIT))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("request.order-elsewhere"));
        assertThatThrownBy(() -> CENTRE.answers.link(request.id(), RequestForm.EMPTY, UUID.randomUUID(), null, BERIT))
                .hasMessageContaining("no such work order");
        assertThatThrownBy(() -> CENTRE.answers.link(request.id(), RequestForm.EMPTY, order.id(), null, ANNA))
                .hasMessageContaining("Somebody else");
    }

    @Test
    void whatWasPutAsideIsPromisedFromNow() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.answers.park(
                request.id(), CENTRE.door(CENTRE.lift1), CENTRE.clock.instant().plusSeconds(3_600), null, null, ANNA);
        CENTRE.hangsUp(request);
        CENTRE.finishes(request, ANNA, throughline.contact.Outcome.REQUEST_TAKEN);
        CENTRE.clock.passes(java.time.Duration.ofHours(2));
        Instant now = CENTRE.clock.instant();
        var raised = CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift1), null, ANNA);
        assertThat(order(raised).calledAt()).isEqualTo(now);
    }

    private static void refused(String code, Request request, CareCentre.Form form) {
        assertThatThrownBy(() -> CENTRE.answers.raise(request.id(), form.form(), UUID.randomUUID(), ANNA))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static WorkOrder order(Request request) {
        if (request.order() == null) {
            throw new AssertionError(request.number() + " has no order");
        }
        return ORDERS.get(request.order());
    }

    @SafeVarargs
    private static List<Request> atOnce(Callable<Request>... acts) throws Exception {
        var barrier = new CyclicBarrier(acts.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<Request>>();
            for (var act : acts) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return act.call();
                }));
            }
            var answers = new ArrayList<Request>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
