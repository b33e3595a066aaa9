package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static throughline.notify.db.Tables.TEXT;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.testing.KeptTexts.NoWire;
import throughline.testing.SomeRooms;

/** Withdrawn or too late: a text that would be wrong by now stays at home, also when it was already in somebody's hands. */
class TextsThatMustNotGoTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:05:00Z");
    private static final String MART = "+447700900123";

    /** Asks the test for each answer, and waits for it. */
    private static final class SlowCarrier implements Carrier {
        private final List<UUID> asked = new CopyOnWriteArrayList<>();
        private final SynchronousQueue<Answer> answers = new SynchronousQueue<>();

        @Override
        public Answer carry(Outgoing text) {
            asked.add(text.reference());
            try {
                return answers.take();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    static class Heard {
        private final List<TextSettled> settled = new CopyOnWriteArrayList<>();

        private final List<TextsHeld> held = new CopyOnWriteArrayList<>();

        @EventListener
        void on(TextsHeld event) {
            held.add(event);
        }

        @EventListener
        void on(TextSettled event) {
            settled.add(event);
        }
    }

    private final SlowCarrier carrier = new SlowCarrier();
    private final Heard heard = new Heard();
    private final SomeRooms rooms = SomeRooms.beside(List.of(new NoWire(), carrier, heard), NOW, "notify");
    private final Texts texts = rooms.door(Texts.class);

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aTextThatIsWithdrawnBeforeItsTimeNeverGoes() throws InterruptedException {
        var id = texts.send(letter("offer-1").dueAt(NOW.plusSeconds(60)));
        texts.withdraw("offer-1");

        settled(id, TextState.WITHDRAWN);
        rooms.clock().passes(Duration.ofMinutes(2));
        var next = texts.send(letter("offer-2"));
        carrier.answers.put(new Carrier.Answer.Taken("yes"));

        settled(next, TextState.SENT);
        assertThat(carrier.asked).containsExactly(next);
        assertThat(heard.settled)
                .extracting(TextSettled::key, TextSettled::state)
                .containsExactly(tuple("offer-2", TextState.SENT));
    }

    @Test
    void aWithdrawalThatIsRolledBackStopsNothing() throws InterruptedException {
        var id = texts.send(letter("offer").dueAt(NOW.plusSeconds(60)));
        rooms.door(Transactions.class).rehearse(() -> texts.withdraw("offer"));
        rooms.clock().passes(Duration.ofMinutes(2));
        carrier.answers.put(new Carrier.Answer.Taken("yes"));

        settled(id, TextState.SENT);
    }

    @Test
    void aTextInHandThatIsWithdrawnIsNotTriedAgain() throws InterruptedException {
        var id = texts.send(letter("offer"));
        await().until(() -> !carrier.asked.isEmpty());
        texts.withdraw("offer");
        carrier.answers.put(new Carrier.Answer.NotNow("busy"));

        settled(id, TextState.WITHDRAWN);
    }

    @Test
    void theLastLookStopsAClaimedTextThatWasWithdrawnOrIsTooLate() {
        var claims = rooms.door(Claims.class);
        var withdrawn = claimed("withdrawn", null);
        var late = claimed("late", NOW);
        var good = claimed("good", NOW.plusSeconds(1));
        texts.withdraw("withdrawn");

        assertThat(claims.mayGo(withdrawn, 1, "outbox", 60)).isFalse();
        assertThat(claims.mayGo(late, 1, "outbox", 60)).isFalse();
        assertThat(claims.mayGo(good, 1, "outbox", 60)).isTrue();
        assertThat(claims.mayGo(good, 2, "outbox", 60)).as("another attempt").isFalse();
        assertThat(text(withdrawn).state()).isEqualTo(TextState.WITHDRAWN);
        assertThat(text(late).state()).isEqualTo(TextState.FAILED);
        assertThat(text(late).answer()).isEqualTo("too late");
    }

    @Test
    void whatCallersCauseWaitsForTheNextHourWhereTooManyWentAndAnOfferDoesNot() throws InterruptedException {
        var claims = rooms.door(Claims.class);
        var first = claimed(letter("caller-1").causedOutside(true));
        var second = claimed(letter("caller-2").causedOutside(true));
        var offer = claimed(letter("offer"));
        var elsewhere = claimed(new Letter("+37255512345", "et", "Tere.", "caller-3").causedOutside(true));

        assertThat(claims.mayGo(first, 1, "gateway", 1)).isTrue();
        assertThat(claims.mayGo(second, 1, "gateway", 1)).isFalse();
        assertThat(claims.mayGo(offer, 1, "gateway", 1)).isTrue();
        assertThat(claims.mayGo(elsewhere, 1, "gateway", 1)).isTrue();
        var held = text(second);
        assertThat(held.state()).isEqualTo(TextState.WAITING);
        assertThat(held.heldFor()).isEqualTo("+447700");
        assertThat(held.dueAt()).isEqualTo(Instant.parse("2026-11-26T14:00:00Z"));
        assertThat(held.attempts()).as("it was not tried").isZero();
        assertThat(heard.held).containsExactly(new TextsHeld("+447700"));

        rooms.clock().passes(Duration.ofMinutes(55));
        carrier.answers.put(new Carrier.Answer.Taken("yes"));
        assertThat(settled(second, TextState.SENT).heldFor()).isNull();
        assertThat(carrier.asked).containsExactly(second);
    }

    @Test
    void anOfferThatExpiredWhileTheCarrierWasBusyIsTooLate() throws InterruptedException {
        var id = texts.send(letter("offer").bestBefore(NOW.plusSeconds(60)));
        carrier.answers.put(new Carrier.Answer.NotNow("busy"));
        settled(id, TextState.WAITING);

        rooms.clock().passes(Duration.ofSeconds(61));

        var late = settled(id, TextState.FAILED);
        assertThat(late.answer()).isEqualTo("too late");
        assertThat(late.attempts()).as("nobody took it in hand again").isEqualTo(1);
        assertThat(heard.settled).containsExactly(new TextSettled(id, "offer", TextState.FAILED, false));
    }

    /** The oldest would come too late, each in its turn. */
    @Test
    void whereMoreIsDueThanCanGoTheUrgentGoesFirstAndThenTheNewestQuestion() throws InterruptedException {
        var hands = 8;
        for (int i = 0; i < hands; i++) {
            texts.send(letter("in-hand-" + i));
        }
        await().until(() -> carrier.asked.size() == hands);
        var news = texts.send(letter("news"));
        var older = texts.send(letter("older").bestBefore(NOW.plusSeconds(60)));
        var newest = texts.send(letter("newest").bestBefore(NOW.plusSeconds(120)));
        var trapped =
                texts.send(letter("trapped").bestBefore(NOW.plusSeconds(30)).urgent(true));

        for (int i = 1; i <= 4; i++) {
            var free = hands + i;
            carrier.answers.put(new Carrier.Answer.Taken("yes"));
            await().until(() -> carrier.asked.size() == free);
        }

        assertThat(carrier.asked.subList(hands, hands + 4)).containsExactly(trapped, newest, older, news);
    }

    /** The receipt overtakes the answer: the phone has it, and the request that carried it seems to have failed. */
    @Test
    void aTextThatArrivedIsNotSentAgain() {
        var id = claimed("overtaken", null);
        var receipt = new Callback.Receipt(id, Callback.Receipt.Status.DELIVERED, null);
        rooms.door(Callbacks.class).take("a signature", new byte[0], receipt);

        rooms.door(Claims.class).settle(id, 1, new Carrier.Answer.NotNow("no answer"));

        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
        assertThat(text(id).sentAt()).isNotNull();
        assertThat(heard.settled).containsExactly(new TextSettled(id, "overtaken", TextState.DELIVERED, false));
    }

    @Test
    void aTextThatEveryHandDroppedIsForPeopleToLookAt() {
        var id = claimed("dropped", null);
        rooms.door(DSLContext.class)
                .update(TEXT)
                .set(TEXT.ATTEMPTS, Patience.MOST)
                .set(TEXT.LEASED_TILL, NOW.minusSeconds(1).atOffset(ZoneOffset.UTC))
                .execute();

        assertThat(settled(id, TextState.FAILED).answer()).startsWith("we stopped");
        assertThat(carrier.asked).isEmpty();
    }

    @Test
    void withdrawingATextThatLeftOrNeverWasChangesNothing() throws InterruptedException {
        var id = texts.send(letter("gone"));
        carrier.answers.put(new Carrier.Answer.Taken("yes"));
        settled(id, TextState.SENT);

        texts.withdraw("gone");
        texts.withdraw("never written");

        assertThat(text(id).state()).isEqualTo(TextState.SENT);
    }

    @Test
    void anOrderKnowsItsTexts() {
        var order = UUID.randomUUID();
        var request = UUID.randomUUID();
        var later = NOW.plusSeconds(600);
        var one = texts.send(letter("one").dueAt(later).about(About.order(order)));
        var two = texts.send(letter("two").dueAt(later).about(About.request(request)));
        texts.send(letter("three").dueAt(later).about(About.order(UUID.randomUUID())));

        assertThat(texts.about(List.of(order, request))).extracting(Text::id).containsExactly(one, two);
        assertThat(texts.about(List.of(order)).getFirst().about()).isEqualTo(new About("order", order));
    }

    /** A text that somebody holds, as if they had stopped just before handing it over. */
    private UUID claimed(String key, @Nullable Instant bestBefore) {
        var id = claimed(letter(key));
        rooms.door(DSLContext.class)
                .update(TEXT)
                .set(TEXT.BEST_BEFORE, bestBefore == null ? null : bestBefore.atOffset(ZoneOffset.UTC))
                .where(TEXT.ID.eq(id))
                .execute();
        return id;
    }

    private UUID claimed(Letter letter) {
        var rows = rooms.door(DSLContext.class);
        var id = texts.send(letter.dueAt(NOW.plus(Duration.ofDays(1))));
        rows.update(TEXT)
                .set(TEXT.STATE, "sending")
                .set(TEXT.ATTEMPTS, 1)
                .set(TEXT.LEASED_TILL, Claims.LEASE_ENDS)
                .where(TEXT.ID.eq(id))
                .execute();
        return id;
    }

    private static Letter letter(String key) {
        return new Letter(MART, "en", "Door does not close, Lift 3. Answer by 14:05.", key);
    }

    private Text settled(UUID id, TextState state) {
        return await().until(() -> text(id), text -> text.state() == state);
    }

    private Text text(UUID id) {
        return texts.list(Slice.first(200)).items().stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
