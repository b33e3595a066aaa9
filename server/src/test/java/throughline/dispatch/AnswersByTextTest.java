package throughline.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.notify.Callback;
import throughline.notify.Callbacks;
import throughline.notify.TextReplied;
import throughline.notify.TextReplies;
import throughline.notify.TextSettled;
import throughline.notify.TextState;

/** A technician answers without opening the link, and a text tells how far it came. */
class AnswersByTextTest {
    private final LiftTown town = new LiftTown();
    private final Technician alma = town.onCall("Alma Rand", 1);
    private final Technician ben = town.onCall("Ben Kask", 2);

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void oneAcceptsAndPromisesHalfAnHourUnlessSheSaysHowLong() {
        var order = town.raise(5);
        replies(alma, " 1 20 ");
        assertThat(town.order(order.id()).arrivesAt()).isEqualTo(town.now().plus(Duration.ofMinutes(20)));
        assertThat(town.textsTo(alma).getFirst())
                .startsWith(order.number() + ", Tartu mnt 80, Lift 2 is yours. You promised to be there by 02:20.");

        var other = town.raise(5);
        replies(alma, "1");
        assertThat(town.order(other.id()).arrivesAt()).isEqualTo(town.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void twoRefusesAndTheNextIsAskedAtOnce() {
        var order = town.raise(5);
        replies(alma, "2");
        assertThat(town.textsTo(alma).getFirst()).isEqualTo("Thank you. " + order.number() + " goes to somebody else.");
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
    }

    @Test
    void whatIsNoAnswerIsAnsweredWithHowToAnswer() {
        var order = town.raise(5);
        for (var words : new String[] {"yes", "1 0", "1 999", "3", "11", "1 20 minutes"}) {
            replies(alma, words);
            assertThat(town.textsTo(alma).getFirst()).startsWith("Reply 1 to accept");
        }
        assertThat(town.order(order.id()).state()).isEqualTo("offering");
    }

    @Test
    void anAnswerThatFitsTwoOffersOrComesTooLateChangesNothing() {
        var first = town.raise(5);
        var second = town.raise(5);
        replies(alma, "1");
        assertThat(town.textsTo(alma).getFirst()).startsWith("More than one job is offered to you.");

        town.later(Duration.ofSeconds(60));
        replies(alma, "1");
        assertThat(town.textsTo(alma).getFirst()).startsWith("Nothing is offered to you at the moment.");
        town.offers.accept(town.openOffer(second).id(), town.now().plusSeconds(600), null);
        replies(alma, "1");
        assertThat(town.textsTo(alma).getFirst()).isEqualTo(second.number() + " is taken by Ben Kask. Nothing to do.");
        assertThat(town.order(first.id()).state()).isEqualTo("offering");
    }

    @Test
    void whatIsNoAnswerIsLeftForPeopleToRead() {
        town.raise(5);
        wires("The van is broken");
        wires("1 20");
        var toRead = town.rooms.door(TextReplies.class).toRead(Slice.of(null, 10, null));
        assertThat(toRead.items()).extracting(TextReplies.Reply::words).containsExactly("The van is broken");
    }

    /** As the gateway tells it. */
    private void wires(String words) {
        var id = UUID.randomUUID().toString();
        var reply = new Callback.Reply(id, alma.phone(), "Lifts", words);
        town.rooms.door(Callbacks.class).take(id, words.getBytes(UTF_8), reply);
    }

    @Test
    void aTextThatCannotArriveIsNotWaitedFor() {
        var order = town.raise(5);
        settles(town.openOffer(order), TextState.UNDELIVERED);
        assertThat(town.offersOf(order)).extracting(Offer::state).startsWith(OfferState.UNREACHABLE);
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
    }

    @Test
    void whoWasNeverAskedIsNotCalledSilentWhenTheTimeIsOver() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        await().until(() -> town.openOffer(order).state() == OfferState.SENT); // nothing is on its way any more
        town.database.execute("update dispatch.offer set state = 'queued', sent_at = null");
        town.database.execute(
                "update notify.text set state = 'failed'"); // as if the carrier had been away all the time
        town.rooms.clock().passes(Duration.ofSeconds(60));
        settles(offer, TextState.FAILED);
        town.later(Duration.ZERO);
        assertThat(town.offersOf(order).getFirst().state()).isEqualTo(OfferState.EXPIRED);
        assertThat(town.database.fetchCount(table("dispatch.silence"))).isZero();
    }

    @Test
    void aTextTellsHowFarItCameAndNeverBackwards() {
        var order = town.raise(5);
        var offer = town.openOffer(order);
        settles(offer, TextState.DELIVERED);
        settles(offer, TextState.SENT);
        assertThat(town.openOffer(order).state()).isEqualTo(OfferState.DELIVERED);
        assertThat(town.openOffer(order).deliveredAt()).isEqualTo(town.now());
        town.offers.read(offer.id());
        assertThat(town.openOffer(order).state()).isEqualTo(OfferState.READ);
    }

    private void replies(Technician technician, String words) {
        announced(new TextReplied(technician.phone(), words, UUID.randomUUID(), town.now()));
    }

    private void settles(Offer offer, TextState state) {
        announced(new TextSettled(UUID.randomUUID(), Question.key(offer.id(), Way.TEXT), state, false));
    }

    private void announced(Object event) {
        var rooms = town.rooms;
        rooms.door(Transactions.class).run(() -> rooms.publish(event));
    }
}
