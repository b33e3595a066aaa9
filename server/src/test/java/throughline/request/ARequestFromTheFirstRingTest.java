package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.contact.EndReason;
import throughline.contact.Outcome;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** A request from the ring until its conversation is over, and on whose list it is at every moment. */
class ARequestFromTheFirstRingTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final By ANNA = CENTRE.anna;
    private static final By BERIT = CENTRE.berit;
    private static final By LEA = CENTRE.lead;

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @AfterEach
    void everyOpenRequestIsOnSomebodysList() {
        assertThat(CENTRE.lists.adrift()).isEmpty();
    }

    @Test
    void aBlankOneIsThereBeforeAnybodyAnswers() {
        var request = CENTRE.only(CENTRE.rings("+3725550001"));
        assertThat(request.number()).matches("KR-\\d+");
        assertThat(request.state()).isEqualTo(new RequestState.Draft());
        assertThat(request.blank()).isTrue();
        assertThat(request.owner()).isNull();
        assertThat(request.callback()).isEqualTo("+3725550001");
        assertThat(CENTRE.kinds(request.id())).containsExactly("opened");
    }

    @Test
    void whoeverAnswersHasItAndKeepsItAfterTheCall() {
        var request = CENTRE.talksWith(ANNA);
        assertThat(request.owner()).isEqualTo(ANNA.person());
        CENTRE.hangsUp(request);
        var saved = CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), ANNA);
        assertThat(saved.words()).isEqualTo("Door does not close");
        assertThat(saved.version()).isGreaterThan(request.version());
        assertThat(saved.savedBy()).isEqualTo(ANNA.person());
    }

    /** She raises it while the lift that she chose is on its way: neither waits for what the other one has. */
    @Test
    void itIsRaisedWhileTheUnitIsChosen() throws Exception {
        var stuck = new CareCentre.Form().safety("yes", "no", "no").unit(CENTRE.lift1);
        for (int i = 0; i < 40; i++) {
            var request = CENTRE.talksWith(ANNA);
            try (var both = Executors.newFixedThreadPool(2)) {
                var together = new CyclicBarrier(2);
                var raises = both.submit(() -> {
                    together.await();
                    return CENTRE.answers.raise(request.id(), stuck.form(), null, ANNA);
                });
                var chooses = both.submit(() -> {
                    together.await();
                    for (int again = 0; again < 10; again++) {
                        CENTRE.contacts.chooseUnit(request.contact(), ANNA.person(), CENTRE.lift1);
                    }
                    return null;
                });
                raises.get();
                chooses.get();
            }
            CENTRE.hangsUp(request);
        }
    }

    @Test
    void onlyItsOwnerWrites() {
        var request = CENTRE.talksWith(ANNA);
        for (var stranger : new By[] {BERIT, LEA}) {
            assertThatThrownBy(() -> CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), stranger))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("request.not-yours"));
        }
        assertThat(CENTRE.only(request.contact()).words()).isEmpty();
    }

    @Test
    void aCallerWhoLeavesWithoutAWordLeavesAnEmptyOne() {
        var contact = CENTRE.rings();
        CENTRE.contacts.ended(contact, EndReason.CALLER_LEFT, CENTRE.clock.instant());
        assertThat(CENTRE.only(contact).closedHow()).isEqualTo(Ending.EMPTY);
    }

    @Test
    void theContactCannotBeFinishedBeforeItsRequestHasAClass() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.hangsUp(request);
        refusesToFinish(request, Outcome.REQUEST_TAKEN);
        CENTRE.requests.saveDraft(
                request.id(), new CareCentre.Form().kind(null).code(null).form(), ANNA);
        refusesToFinish(request, Outcome.WRONG_NUMBER);
        CENTRE.answers.inform(request.id(), RequestForm.EMPTY, UUID.randomUUID(), ANNA);
        CENTRE.finishes(request, ANNA, Outcome.ANSWERED_QUESTION);
        assertThat(CENTRE.book.get(request.id()).closedHow()).isEqualTo(Ending.INFORMED);
    }

    private static void refusesToFinish(Request request, Outcome outcome) {
        assertThatThrownBy(() -> CENTRE.finishes(request, ANNA, outcome))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("contact.class-missing"));
    }

    @Test
    void aWrongNumberATestCallAndASilentCallCloseABlankOne() {
        for (var outcome : new Outcome[] {Outcome.WRONG_NUMBER, Outcome.TEST_CALL, Outcome.SILENT}) {
            var request = CENTRE.talksWith(ANNA);
            CENTRE.hangsUp(request);
            CENTRE.finishes(request, ANNA, outcome);
            assertThat(CENTRE.book.get(request.id()).closedHow()).isEqualTo(Ending.EMPTY);
        }
    }

    @Test
    void aWrongNumberClosesOneWhoseAgentHasOnlyAskedForDanger() {
        var request = CENTRE.talksWith(ANNA);
        var form = new CareCentre.Form().kind(null).code(null).words("").unit(CENTRE.lift1);
        CENTRE.requests.saveDraft(request.id(), form.safety("yes", "no", "no").form(), ANNA);
        CENTRE.hangsUp(request);
        refusesToFinish(request, Outcome.WRONG_NUMBER);
        CENTRE.requests.saveDraft(request.id(), form.safety("no", "no", "no").form(), ANNA);
        CENTRE.finishes(request, ANNA, Outcome.WRONG_NUMBER);
        assertThat(CENTRE.book.get(request.id()).closedHow()).isEqualTo(Ending.EMPTY);
    }

    @Test
    void aSecondMatterKeepsTheContactOpenUntilItIsSaidOrStaysBlank() {
        var first = CENTRE.talksWith(ANNA);
        var second = CENTRE.requests.another(first.contact(), ANNA);
        var third = CENTRE.requests.another(first.contact(), ANNA);
        CENTRE.answers.inform(first.id(), RequestForm.EMPTY, null, ANNA);
        CENTRE.requests.saveDraft(second.id(), CENTRE.door(null), ANNA);
        CENTRE.hangsUp(first);
        refusesToFinish(first, Outcome.ANSWERED_QUESTION);
        CENTRE.answers.raise(second.id(), CENTRE.door(CENTRE.lift1), null, ANNA);
        CENTRE.finishes(first, ANNA, Outcome.REQUEST_TAKEN);
        assertThat(CENTRE.book.get(third.id()).closedHow()).isEqualTo(Ending.EMPTY);
        assertThatThrownBy(() -> CENTRE.requests.another(first.contact(), BERIT))
                .hasMessageContaining("Another agent");
    }

    @Test
    void theNextAgentTakesOverWhenALineIsLost() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), ANNA);
        CENTRE.contacts.waitsAgain(request.contact(), ANNA.person());
        assertThat(CENTRE.lists.adrift()).isEmpty();
        CENTRE.contacts.answered(request.contact(), BERIT.person(), CENTRE.clock.instant());
        assertThat(CENTRE.book.get(request.id()).owner()).isEqualTo(BERIT.person());
        assertThat(CENTRE.book.get(request.id()).words()).isEqualTo("Door does not close");
    }

    @Test
    void aCallerWhoLeavesAfterALostLineLeavesTheDraftAmongTheUnfinished() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), ANNA);
        CENTRE.contacts.waitsAgain(request.contact(), ANNA.person());
        CENTRE.contacts.ended(request.contact(), EndReason.CALLER_LEFT, CENTRE.clock.instant());
        assertThat(unfinished(ANNA)).contains(request.id());
    }

    @Test
    void aRestartLeavesWhatHadContentAmongTheUnfinished() {
        var begun = CENTRE.talksWith(BERIT);
        CENTRE.requests.saveDraft(begun.id(), CENTRE.door(null), BERIT);
        var blank = CENTRE.talksWith(BERIT);
        var waiting = CENTRE.only(CENTRE.rings());
        CENTRE.contacts.closeAfterRestart();
        assertThat(unfinished(BERIT)).contains(begun.id()).doesNotContain(blank.id());
        assertThat(CENTRE.book.get(blank.id()).closedHow()).isEqualTo(Ending.EMPTY);
        assertThat(CENTRE.book.get(waiting.id()).closedHow()).isEqualTo(Ending.EMPTY);
        var raised = CENTRE.answers.raise(begun.id(), CENTRE.door(CENTRE.lift2), null, BERIT);
        assertThat(raised.order()).isNotNull();
        assertThat(unfinished(BERIT)).doesNotContain(begun.id());
    }

    @Test
    void draftsFollowTheContactsUnitUntilTheyHaveTheirOwnPlace() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.contacts.chooseUnit(request.contact(), ANNA.person(), CENTRE.lift1);
        assertThat(CENTRE.book.get(request.id()).unit()).isEqualTo(CENTRE.lift1);
        CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), ANNA);
        assertThat(CENTRE.book.get(request.id()).unit())
                .as("a save that says nothing about the place takes none away")
                .isEqualTo(CENTRE.lift1);
        CENTRE.contacts.chooseUnit(request.contact(), ANNA.person(), null);
        assertThat(CENTRE.book.get(request.id()).unit()).isNull();

        CENTRE.requests.saveDraft(
                request.id(), new CareCentre.Form().site(CENTRE.site).form(), ANNA);
        CENTRE.contacts.chooseUnit(request.contact(), ANNA.person(), CENTRE.elsewhere);
        assertThat(CENTRE.book.get(request.id()).unit()).isNull();
        assertThat(CENTRE.book.get(request.id()).site()).isEqualTo(CENTRE.site);
    }

    @Test
    void oneWithoutACallIsItsMakersFromTheStart() {
        var request = CENTRE.requests.withoutContact("en", LEA);
        assertThat(unfinished(LEA)).contains(request.id());
        assertThat(CENTRE.answers
                        .raise(request.id(), CENTRE.door(CENTRE.lift1), null, LEA)
                        .state())
                .isInstanceOf(RequestState.WithOrder.class);
    }

    @Test
    void aSupervisorPassesItOnOnceTheCallIsOver() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.requests.saveDraft(request.id(), CENTRE.door(null), ANNA);
        assertThatThrownBy(() -> CENTRE.requests.give(request.id(), BERIT.person(), LEA))
                .hasMessageContaining("not finished");
        CENTRE.contacts.closeAfterRestart();
        assertThatThrownBy(() -> CENTRE.requests.give(request.id(), BERIT.person(), BERIT))
                .hasMessageContaining("Somebody else");
        assertThatThrownBy(() -> CENTRE.requests.give(request.id(), UUID.randomUUID(), LEA))
                .hasMessageContaining("works at the desk");
        assertThat(unfinished(LEA)).doesNotContain(request.id());
        CENTRE.clock.passes(Duration.ofHours(25));
        assertThat(unfinished(LEA)).as("left lying").contains(request.id());
        CENTRE.requests.give(request.id(), BERIT.person(), LEA);
        assertThat(unfinished(BERIT)).contains(request.id());
        assertThat(unfinished(ANNA)).doesNotContain(request.id());
    }

    @Test
    void aParkedOneIsDueInItsShiftAndThenOverdue() {
        var request = CENTRE.talksWith(ANNA);
        var at = CENTRE.clock.instant().plus(Duration.ofHours(30));
        var parked = CENTRE.answers.park(request.id(), CENTRE.door(CENTRE.lift1), at, BERIT.person(), null, ANNA);
        assertThat(parked.state()).isEqualTo(new RequestState.Parked(BERIT.person(), at));
        assertThat(due(BERIT)).doesNotContain(request.id());
        assertThat(mine(BERIT)).contains(request.id());
        assertThat(due(LEA)).doesNotContain(request.id());
        CENTRE.clock.passes(Duration.ofHours(20));
        assertThat(due(BERIT)).contains(request.id());
        assertThat(CENTRE.lists.isOverdue(parked)).isFalse();
        CENTRE.clock.passes(Duration.ofHours(11));
        assertThat(CENTRE.lists.isOverdue(parked)).isTrue();
        assertThat(due(LEA)).as("missed, so supervisors see it").contains(request.id());
        CENTRE.hangsUp(request);
        CENTRE.finishes(request, ANNA, Outcome.REQUEST_TAKEN);
    }

    @Test
    void aParkedOneNeedsItsKindAndATimeToCome() {
        var request = CENTRE.talksWith(ANNA);
        var now = CENTRE.clock.instant();
        assertThatThrownBy(() ->
                        CENTRE.answers.park(request.id(), RequestForm.EMPTY, now.plusSeconds(60), null, null, ANNA))
                .hasMessageContaining("information, action or a comment");
        for (var wrong : new java.time.Instant[] {null, now, now.plus(Duration.ofDays(400)), java.time.Instant.MAX}) {
            assertThatThrownBy(() -> CENTRE.answers.park(request.id(), CENTRE.door(null), wrong, null, null, ANNA))
                    .hasMessageContaining("coming twelve months");
        }
    }

    @Test
    void informationBecomesActionAndKeepsWhatWasWritten() {
        var request = CENTRE.talksWith(ANNA);
        CENTRE.answers.inform(
                request.id(),
                new CareCentre.Form().words("When is the visit?").code(null).form(),
                null,
                ANNA);
        var again = CENTRE.requests.reopen(request.id(), ANNA);
        assertThat(again.state()).isEqualTo(new RequestState.Draft());
        assertThat(again.words()).isEqualTo("When is the visit?");
        CENTRE.hangsUp(request);
        refusesToFinish(request, Outcome.OTHER);
        assertThatThrownBy(() -> CENTRE.requests.reopen(request.id(), ANNA)).hasMessageContaining("open already");
        CENTRE.answers.raise(request.id(), CENTRE.door(CENTRE.lift1), null, ANNA);
        CENTRE.finishes(request, ANNA, Outcome.REQUEST_TAKEN);
        assertThat(CENTRE.kinds(request.id())).containsExactly("opened", "informed", "reopened", "raised");
    }

    @Test
    void aCommentIsRecordedWithItsTone() {
        var request = CENTRE.talksWith(ANNA);
        assertThatThrownBy(() -> CENTRE.answers.record(
                        request.id(), new CareCentre.Form().words(" ").form(), null, ANNA))
                .hasMessageContaining("what the caller said");
        var recorded = CENTRE.answers.record(
                request.id(),
                new CareCentre.Form().tone("complaint").words("Always broken").form(),
                null,
                ANNA);
        assertThat(recorded.closedHow()).isEqualTo(Ending.RECORDED);
        assertThat(CENTRE.book.timeline(request.id()).getLast().data())
                .containsAllEntriesOf(Map.of("tone", "complaint", "requestKind", "comment"));
    }

    private static java.util.List<UUID> unfinished(By who) {
        return on(Lists.Name.UNFINISHED, who);
    }

    private static java.util.List<UUID> due(By who) {
        return on(Lists.Name.DUE, who);
    }

    private static java.util.List<UUID> mine(By who) {
        return on(Lists.Name.MINE, who);
    }

    private static java.util.List<UUID> on(Lists.Name list, By who) {
        return CENTRE.lists.of(list, who, Lists.Filter.ALL, Slice.first(100)).items().stream()
                .map(Request::id)
                .toList();
    }
}
