package throughline.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.work.Cancellation;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.Report;

/** The whole way of an order among technicians, on a real database. */
class UntilOneAcceptsTest {
    private final LiftTown town = new LiftTown();
    private final Technician alma = town.onCall("Alma Rand", 1);
    private final Technician ben = town.onCall("Ben Kask", 2);

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void theFirstIsAskedInTheTransactionThatRaisesTheOrder() {
        var order = town.raise(2);

        assertThat(order.state()).isEqualTo("offering");
        assertThat(town.openOffer(order).technician()).isEqualTo(alma);
        assertThat(town.step(order).what()).isEqualTo("answer");
        assertThat(town.step(order).owner()).isEqualTo(alma.id());
        assertThat(town.textsTo(alma))
                .singleElement()
                .asString()
                .matches("Does not move, Tartu mnt 80, Lift 2. Somebody is trapped. Answer by 02:01: "
                        + "https://lift.example/t/[\\w-]{24} or reply 1 to accept, 2 to refuse\\.");
    }

    @Test
    void dangerWithoutAnybodyInsideIsNotCalledTrapped() {
        town.raise(0, false);
        assertThat(town.textsTo(alma))
                .singleElement()
                .asString()
                .contains("Danger for people.")
                .doesNotContain("trapped");
    }

    @Test
    void silenceLeadsToTheNextAndThenToTheDispatcher() {
        var order = town.raise(3);
        silence();
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
        silence();

        assertThat(town.offersOf(order)).extracting(Offer::state).containsOnly(OfferState.EXPIRED);
        assertThat(town.order(order.id()).askedAt())
                .as("when the first one was asked")
                .isEqualTo(order.raisedAt());
        assertThat(town.step(order).stuck()).isTrue();
        assertThat(town.step(order).owner()).isNull();
        assertThat(town.book.stuck()).extracting(OfferBook.Step::order).containsExactly(order.id());
    }

    @Test
    void whoAcceptsPromisesATimeAndTheOthersAreTold() {
        town.rooms.door(DispatchSettings.class).askAtOnce(2);
        var order = town.raise(2);
        sent();
        var offers = town.offersOf(order);
        town.offers.accept(offers.get(1).id(), town.now().plus(Duration.ofMinutes(22)), Hand.of("phone of Ben"));

        var taken = town.order(order.id());
        assertThat(taken.state()).isEqualTo("accepted");
        assertThat(taken.technicianName()).isEqualTo("Ben Kask");
        assertThat(taken.arrivesAt()).isEqualTo(town.now().plus(Duration.ofMinutes(22)));
        assertThat(town.textsTo(alma).getFirst()).isEqualTo(order.number() + " is taken by Ben Kask. Nothing to do.");
        refuses("dispatch.taken", () -> accept(offers.getFirst()), "Ben Kask has this job. Nothing to do.");
        accept(offers.get(1), "phone of Ben");
        refuses(
                "dispatch.taken",
                () -> accept(offers.get(1), "another phone"),
                "Ben Kask has this job. Nothing to do.");
    }

    @Test
    void aVisitIsWatchedUntilItsReport() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        accept(offer);
        town.later(Duration.ofMinutes(15));
        assertThat(town.textsTo(alma).getFirst())
                .contains("are you on the way?")
                .contains("https://lift.example/t/");
        town.later(Duration.ofMinutes(5));
        assertThat(town.step(order).late()).isTrue();
        town.offers.onTheWay(offer.id(), null);
        town.offers.onTheWay(offer.id(), null);
        assertThat(town.step(order).what()).isEqualTo("arrival");
        town.offers.onSite(offer.id(), null);
        assertThat(town.step(order).what()).isEqualTo("report");
        town.later(Duration.ofMinutes(240));
        assertThat(town.order(order.id()).state()).isEqualTo("report-due");
        assertThat(town.textsTo(alma).getFirst())
                .as("nobody is woken for it at 06:20")
                .doesNotContain("your report is missing");
        town.later(Duration.between(town.now(), town.step(order).at()));
        assertThat(town.textsTo(alma).getFirst()).contains("your report is missing");
        assertThat(town.step(order).reminders()).isEqualTo(1);
        town.offers.report(offer.id(), report(), null);
        assertThat(town.order(order.id()).state()).isEqualTo("closed");
        assertThat(town.book.steps(List.of(order.id()))).isEmpty();
    }

    @Test
    void whatWasLeftStandingWaitsForTheDispatcherAndIsAskedAboutInTheMorning() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        accept(offer);
        town.offers.onSite(offer.id(), null);
        int texts = town.textsTo(alma).size();
        var stands = new Report("stopped", "wear", "brake", "made-safe", null, null, null, false, "");
        town.offers.report(offer.id(), stands, null);

        var next = town.follows(order);
        assertThat(town.offersOf(next)).as("nobody is woken for it").isEmpty();
        assertThat(town.textsTo(alma)).hasSize(texts);
        assertThat(town.step(next))
                .extracting(OfferBook.Step::what, OfferBook.Step::owner, OfferBook.Step::stuck)
                .containsExactly("wake", null, false);
        assertThat(town.step(next).at()).isEqualTo(requireNonNull(next.hold()).wakeAt());
        town.whatMustHold();
        town.later(Duration.between(town.now(), town.step(next).at()));
        assertThat(town.openOffer(next).technician()).isEqualTo(alma);
    }

    @Test
    void whoGoesWithoutAWordIsAskedForTheReportAfterThePromisedArrival() {
        var order = town.raise(5);
        accept(town.openOffer(order));
        town.later(Duration.ofMinutes(15));
        town.later(Duration.ofMinutes(5));
        town.later(Duration.ofMinutes(250));
        assertThat(town.order(order.id()).state()).isEqualTo("report-due");
    }

    @Test
    void aHoldTellsTheTechnicianAndWakesByItself() {
        var order = town.raise(5);
        sent();
        accept(town.openOffer(order));
        var wake = town.now().plus(Duration.ofHours(6));
        town.orders.hold(order.id(), new Hold(HoldReason.PART, LiftTown.PIRET, wake, ""), LiftTown.PIRET);

        assertThat(town.textsTo(alma).getFirst()).startsWith(order.number() + " is on hold.");
        assertThat(town.step(order).what()).isEqualTo("wake");
        assertThat(town.step(order).owner()).isEqualTo(LiftTown.PIRET);
        town.whatMustHold();
        town.later(Duration.ofHours(6));
        assertThat(town.order(order.id()).state()).isEqualTo("offering");
        assertThat(town.openOffer(order).technician()).as("she did not refuse").isEqualTo(alma);
    }

    @Test
    void aCancelledOrderIsOverForEverybody() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        town.orders.cancel(order.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), LiftTown.PIRET);

        assertThat(town.offersOf(order)).extracting(Offer::state).containsExactly(OfferState.WITHDRAWN);
        assertThat(town.book.steps()).isEmpty();
        refuses("dispatch.offer-over", () -> accept(offer), "This job is not offered to you any more. Nothing to do.");
    }

    @Test
    void whoGivesTheJobBackIsNotAskedAgain() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        accept(offer);
        town.offers.reject(offer.id(), RejectReason.VEHICLE, null);

        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
        assertThat(town.order(order.id()).state()).isEqualTo("offering");
    }

    @Test
    void aDispatcherAsksAnybodyWithAReasonButNobodyTwice() {
        var cilla = town.technician("Cilla Ek", "sv");
        var order = town.raise(5);
        sent();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> town.offers.byHand(order.id(), cilla.id(), " ", LiftTown.PIRET))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("reason"));
        refuses(
                "dispatch.already-asked",
                () -> town.offers.byHand(order.id(), alma.id(), "near", LiftTown.PIRET),
                "Alma Rand is being asked already.");

        town.offers.byHand(order.id(), cilla.id(), "She lives next door.", LiftTown.PIRET);

        var offer = town.openOffer(order);
        assertThat(offer.technician()).isEqualTo(cilla);
        assertThat(offer.byHand()).isEqualTo(LiftTown.PIRET);
        assertThat(town.textsTo(cilla).getFirst()).startsWith("Rör sig inte, Tartu mnt 80, Lift 2. Normal.");
        assertThat(town.textsTo(alma).getFirst())
                .isEqualTo(order.number() + " is no longer offered to you. Nothing to do.");
        accept(offer);
        refuses(
                "work.already-taken",
                () -> town.offers.byHand(order.id(), ben.id(), "nearer", LiftTown.PIRET),
                "Cilla Ek has this order already.");
    }

    @Test
    void whoDoesNotAnswerTwiceIsNotAskedForAWhile() {
        town.raise(5);
        silence();
        silence();
        town.raise(5);
        silence();
        assertThat(town.book.silent()).extracting(OfferBook.Silent::technician).containsExactly(alma);
        assertThat(town.book.silent().getFirst().tries()).isEqualTo(2);
        silence();

        var third = town.raise(5);
        assertThat(town.step(third).stuck()).as("both are silent").isTrue();
        town.later(Duration.ofMinutes(31));
        assertThat(town.openOffer(third).technician()).as("their time is over").isEqualTo(alma);
        accept(town.openOffer(third));
        assertThat(town.book.silent()).isEmpty();
    }

    // ASVS 2.3.2
    @Test
    void anArrivalLiesWithinTheNextTwelveHours() {
        var offer = town.openOffer(town.raise(5));
        for (var minutes : List.of(-1, 0, 12 * 60 + 1)) {
            refuses(
                    "dispatch.arrival-impossible",
                    () -> town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(minutes)), null),
                    "Say when you will be there: within the next 12 hours.");
        }
        refuses("dispatch.no-such-offer", () -> town.offers.onSite(UUID.randomUUID(), null), "There is no such offer.");
        refuses("dispatch.not-accepted", () -> town.offers.onSite(offer.id(), null), "Accept this job first.");
    }

    // ASVS 6.6.2
    @Test
    void aLinkOpensItsOfferAndNothingElseDoes() {
        var order = town.raise(5);
        var words = town.textsTo(alma).getFirst();
        var token = words.substring(words.indexOf("/t/") + 3, words.indexOf(" or reply"));

        assertThat(town.book.behind(token)).isEqualTo(town.openOffer(order));
        assertThat(town.book.behind(token.toLowerCase(Locale.ROOT) + "x")).isNull();
    }

    private void accept(Offer offer) {
        accept(offer, null);
    }

    private void accept(Offer offer, @Nullable String device) {
        town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(30)), Hand.of(device));
    }

    /** The question has left, and its time passes. */
    private void silence() {
        sent();
        town.later(Duration.ofSeconds(60));
    }

    /** Every question has left. */
    private void sent() {
        await().until(() -> !town.database.fetchExists(
                table("dispatch.offer"), condition("settled_at is null and sent_at is null")));
    }

    private static void refuses(String code, ThrowingCallable act, String sentence) {
        assertThatExceptionOfType(Refused.class).isThrownBy(act).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.sentence()).isEqualTo(sentence);
        });
    }

    private static Report report() {
        return new Report("stopped", "wear", "door-lock", "adjusted", null, null, null, true, "");
    }
}
