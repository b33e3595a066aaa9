package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.work.HoldReason.ACCESS;
import static throughline.work.HoldReason.CUSTOMER;
import static throughline.work.HoldReason.PART;
import static throughline.work.PromiseReading.Met.KEPT;
import static throughline.work.PromiseReading.Met.MISSED;
import static throughline.work.PromiseReading.Met.NONE;
import static throughline.work.PromiseReading.Met.RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import throughline.customer.Clause;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.Price;
import throughline.customer.ServiceHours;
import throughline.customer.Terms;

/** What holds, a change of urgency, an arrival and an end do to a promise. */
class PromiseHoldsTest extends PromiseByHand {
    @Test
    void aHoldForTheCustomerIsCountedOnce() {
        var held = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).held(at("2026-06-10T09:00"), CUSTOMER);
        assertThat(read(held, at("2026-06-10T09:30")))
                .returns(at("2026-06-10T12:30"), PromiseReading::dueAt)
                .returns(Duration.ofMinutes(30), PromiseReading::paused)
                .returns(0.25, PromiseReading::usedShare)
                .returns(false, PromiseReading::runningNow);
        var again = held.resumed(at("2026-06-10T10:00"));
        for (var now : new String[] {"2026-06-10T10:00", "2026-06-10T12:59", "2026-06-10T13:00"}) {
            assertThat(read(again, at(now)))
                    .returns(at("2026-06-10T13:00"), PromiseReading::dueAt)
                    .returns(Duration.ofHours(1), PromiseReading::paused)
                    .returns(RUNNING, PromiseReading::met);
        }
        assertThat(read(again, at("2026-06-10T13:01")).met()).isEqualTo(MISSED);
    }

    @Test
    void aHoldOverTheNightMovesItOnlyByTheOpenHours() {
        var held = PromiseHistory.of(URGENT)
                .called(at("2026-06-10T14:00"))
                .held(at("2026-06-10T15:00"), ACCESS)
                .resumed(at("2026-06-11T09:00"));
        assertThat(read(held, at("2026-06-11T09:00")))
                .returns(at("2026-06-11T12:00"), PromiseReading::dueAt)
                .returns(Duration.ofHours(2), PromiseReading::paused);
    }

    @Test
    void waitingForOurOwnPartIsOurTime() {
        var held = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).held(at("2026-06-10T09:00"), PART);
        assertThat(read(held, at("2026-06-10T10:00")))
                .returns(at("2026-06-10T12:00"), PromiseReading::dueAt)
                .returns(true, PromiseReading::runningNow)
                .returns(Duration.ZERO, PromiseReading::paused);
        assertThat(due(held.held(at("2026-06-10T10:00"), CUSTOMER).resumed(at("2026-06-10T11:00"))))
                .as("from the minute in which it waits for the customer")
                .isEqualTo(at("2026-06-10T13:00"));
    }

    @Test
    void aHoldAfterTheTimeIsUpMovesNothing() {
        var late = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).held(at("2026-06-10T13:00"), CUSTOMER);
        assertThat(read(late, at("2026-06-10T15:00")))
                .returns(at("2026-06-10T12:00"), PromiseReading::dueAt)
                .returns(MISSED, PromiseReading::met)
                .returns(Duration.ZERO, PromiseReading::paused);
    }

    @Test
    void aHoldInTheVeryMinuteInWhichItIsDueMovesNothing() {
        var held = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).held(at("2026-06-10T12:00"), CUSTOMER);
        assertThat(read(held, at("2026-06-10T12:00")).dueAt()).isEqualTo(at("2026-06-10T12:00"));
        assertThat(read(held, at("2026-06-10T14:00")).met()).isEqualTo(MISSED);
    }

    @Test
    void aHoldFromBeforeTheStartCountsFromTheStart() {
        terms = terms("8-16", 60, 240, 16, Starts.ACCEPTANCE, Stops.ARRIVAL);
        var held = PromiseHistory.of(URGENT)
                .called(at("2026-06-10T08:00"))
                .held(at("2026-06-10T09:00"), CUSTOMER)
                .accepted(at("2026-06-10T10:00"))
                .resumed(at("2026-06-10T11:00"));
        assertThat(read(held, at("2026-06-10T11:00")))
                .returns(at("2026-06-10T15:00"), PromiseReading::dueAt)
                .returns(Duration.ofHours(1), PromiseReading::paused);
    }

    @Test
    void aChangeOfUrgencyCountsFromTheSameStartAndKeepsThePauses() {
        var worse = PromiseHistory.of(NORMAL)
                .called(at("2026-06-10T09:00"))
                .held(at("2026-06-10T10:00"), CUSTOMER)
                .resumed(at("2026-06-10T12:00"))
                .urgency(at("2026-06-10T12:30"), URGENT);
        assertThat(read(worse, at("2026-06-10T12:29")).dueAt()).isEqualTo(at("2026-06-12T11:00"));
        assertThat(read(worse, at("2026-06-10T12:30")))
                .returns(at("2026-06-10T15:00"), PromiseReading::dueAt)
                .returns(Duration.ofHours(2), PromiseReading::paused);
        assertThat(due(worse.urgency(at("2026-06-10T12:40"), NORMAL))).isEqualTo(at("2026-06-12T11:00"));
    }

    @Test
    void nothingPausesAnEntrapment() {
        var trapped = PromiseHistory.of(TRAPPED).called(at("2026-06-10T22:00")).held(at("2026-06-10T22:10"), ACCESS);
        assertThat(read(trapped, at("2026-06-10T22:30")))
                .returns(at("2026-06-10T23:00"), PromiseReading::dueAt)
                .returns(true, PromiseReading::runningNow);
        var becomes = PromiseHistory.of(NORMAL)
                .called(at("2026-06-10T09:00"))
                .held(at("2026-06-10T09:30"), CUSTOMER)
                .urgency(at("2026-06-10T11:00"), TRAPPED);
        assertThat(read(becomes, at("2026-06-10T11:10")))
                .as("the pause before is kept and ends with the news")
                .returns(at("2026-06-10T11:30"), PromiseReading::dueAt)
                .returns(true, PromiseReading::runningNow);
    }

    @Test
    void arrivingInTimeKeepsItAndNothingLaterChangesThat() {
        var there = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).arrived(at("2026-06-10T12:00"));
        var later = there.urgency(at("2026-06-10T13:00"), TRAPPED).held(at("2026-06-10T14:00"), CUSTOMER);
        assertThat(read(later, at("2026-06-20T00:00")))
                .returns(KEPT, PromiseReading::met)
                .returns(1.0, PromiseReading::usedShare)
                .returns(false, PromiseReading::runningNow)
                .returns(null, PromiseReading::opensAt);
        var late = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).arrived(at("2026-06-10T12:01"));
        assertThat(read(late, at("2026-06-20T00:00")).met()).isEqualTo(MISSED);
        assertThat(read(late, at("2026-06-10T12:00")).met()).as("not known yet").isEqualTo(RUNNING);
    }

    @Test
    void anAgreementSaysWhereTheClockStartsAndStops() {
        var all = PromiseHistory.of(TRAPPED)
                .called(at("2026-06-10T22:00"))
                .raised(at("2026-06-10T22:05"))
                .accepted(at("2026-06-10T22:10"))
                .accepted(at("2026-06-10T22:40"))
                .arrived(at("2026-06-10T22:50"))
                .released(at("2026-06-10T23:07"))
                .restored(at("2026-06-10T23:20"));
        terms = terms("8-16", 60, 240, 16, Starts.DISPATCH, Stops.RELEASE);
        assertThat(read(all, at("2026-06-11T00:00")))
                .returns(at("2026-06-10T23:05"), PromiseReading::dueAt)
                .returns(MISSED, PromiseReading::met);
        terms = terms("8-16", 60, 240, 16, Starts.ACCEPTANCE, Stops.RELEASE);
        assertThat(read(all, at("2026-06-11T00:00")))
                .returns(at("2026-06-10T23:10"), PromiseReading::dueAt)
                .returns(KEPT, PromiseReading::met);
        assertThat(read(all, at("2026-06-10T22:07"))).returns(NONE, PromiseReading::met);
        terms = terms("8-16", 60, 240, 16, Starts.CALL_IN, Stops.RESTORED);
        assertThat(read(all, at("2026-06-11T00:00")).met()).isEqualTo(MISSED);
    }

    @Test
    void eachLevelHasItsOwnStartStopAndPauses() {
        terms = PromiseTerms.of(new Terms(
                clause("24/7", 60, Starts.CALL_IN, Stops.RELEASE),
                clause("8-16", 240, Starts.CALL_IN, Stops.ARRIVAL),
                new Clause(
                        ServiceHours.of("7-19"),
                        480,
                        Starts.ACCEPTANCE,
                        Stops.RESTORED,
                        false,
                        Price.INCLUDED,
                        Price.INCLUDED),
                clause("8-16", 2_400, Starts.DISPATCH, Stops.ARRIVAL),
                null));
        var noise = PromiseHistory.of(NORMAL).called(at("2026-06-10T08:00")).raised(at("2026-06-10T08:05"));
        assertThat(read(noise, at("2026-06-10T09:00")).met())
                .as("nobody has accepted")
                .isEqualTo(NONE);
        var taken = noise.accepted(at("2026-06-10T09:00"))
                .held(at("2026-06-10T10:00"), CUSTOMER)
                .resumed(at("2026-06-10T11:00"))
                .arrived(at("2026-06-10T12:00"));
        assertThat(read(taken, at("2026-06-10T12:00")))
                .returns(at("2026-06-10T17:00"), PromiseReading::dueAt)
                .returns(Duration.ZERO, PromiseReading::paused)
                .returns(RUNNING, PromiseReading::met);
        assertThat(read(taken.restored(at("2026-06-10T16:00")), at("2026-06-11T00:00"))
                        .met())
                .isEqualTo(KEPT);
        var worse = noise.urgency(at("2026-06-10T08:30"), URGENT);
        assertThat(due(worse)).as("from the call, as urgent faults are").isEqualTo(at("2026-06-10T12:00"));
        var planned = PromiseHistory.of(PLANNED).called(at("2026-06-10T08:00")).raised(at("2026-06-10T08:05"));
        assertThat(due(planned)).as("forty hours of eight a day").isEqualTo(at("2026-06-17T08:05"));
    }

    @Test
    void aPromiseThatWouldTakeLongerThanAnybodyLivesIsNotMade() {
        assertThatThrownBy(() -> PromiseTerms.of(Terms.of("8-8:01", 60, 60, 8_760)))
                .hasMessageContaining("fit into 20 years");
    }

    @Test
    void whereNobodyIsInsideArrivingStopsAClockThatStopsAtTheRelease() {
        terms = terms("8-16", 60, 240, 16, Starts.CALL_IN, Stops.RELEASE);
        var there = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00")).arrived(at("2026-06-10T09:00"));
        assertThat(read(there, at("2026-06-10T15:00")).met()).isEqualTo(KEPT);
    }

    @Test
    void cancelledInTimeIsNeitherKeptNorMissed() {
        var called = PromiseHistory.of(URGENT).called(at("2026-06-10T08:00"));
        assertThat(read(called.cancelled(at("2026-06-10T10:00")), at("2026-06-10T15:00"))
                        .met())
                .isEqualTo(NONE);
        assertThat(read(called.cancelled(at("2026-06-10T13:00")), at("2026-06-10T15:00"))
                        .met())
                .isEqualTo(MISSED);
    }

    @Test
    void withoutAnAgreementOnlySomebodyInsideHasATime() {
        terms = PromiseTerms.none();
        assertThat(due(PromiseHistory.of(TRAPPED).called(at("2026-06-13T03:00"))))
                .isEqualTo(at("2026-06-13T04:00"));
        assertThat(due(PromiseHistory.of(URGENT).called(at("2026-06-10T08:00"))))
                .isNull();
        assertThat(due(PromiseHistory.of(NORMAL).called(at("2026-06-10T08:00"))))
                .isNull();
        assertThat(terms.basis()).isEqualTo(PromiseTerms.Basis.NO_AGREEMENT);
    }

    @Test
    void plannedWorkHasNoTime() {
        assertThat(read(PromiseHistory.of(PLANNED).called(at("2026-06-10T08:00")), at("2026-07-10T08:00")))
                .returns(null, PromiseReading::dueAt)
                .returns(NONE, PromiseReading::met);
    }
}
