package throughline.dispatch;

import static throughline.dispatch.db.Tables.TECHNICIAN;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.notify.TextReplied;
import throughline.notify.TextReplies;
import throughline.work.WorkOrders;

/**
 * Hears what technicians write back: {@code 1} accepts the open offer (there in 30 minutes), {@code 1 20} in 20, {@code 2} refuses.
 * Everything else is left for people to read as well; it, and every answer that comes too late or fits more than one offer, is answered with how it stands.
 */
@Component
class Replies {
    private static final Pattern ANSWER = Pattern.compile("([12])(?:[\\s,.:;]+(\\d{1,3}))?[.!]?");

    private final OfferBook book;
    private final Searches searches;
    private final WorkOrders orders;
    private final TechnicianTexts texts;
    private final TextReplies replies;
    private final InstantSource clock;

    Replies(
            OfferBook book,
            Searches searches,
            WorkOrders orders,
            TechnicianTexts texts,
            TextReplies replies,
            InstantSource clock) {
        this.book = book;
        this.searches = searches;
        this.orders = orders;
        this.texts = texts;
        this.replies = replies;
        this.clock = clock;
    }

    @EventListener
    void on(TextReplied reply) {
        var latest = book.fetchLatest(TECHNICIAN.PHONE.eq(reply.from()).and(TECHNICIAN.ACTIVE));
        if (latest.isEmpty()) {
            return; // no technician of ours was ever asked at this number
        }
        var open = latest.stream().filter(offer -> offer.state().isOpen()).toList();
        var answer = ANSWER.matcher(reply.words().strip());
        if (answer.matches()) {
            replies.understood(reply.id());
        }
        if (open.size() > 1) {
            texts.answer(null, open.getFirst().technician(), "which", null, reply.id());
        } else if (open.isEmpty()) {
            standing(latest.getFirst(), reply.id());
        } else if (!answer.matches()) {
            texts.answer(null, open.getFirst().technician(), "how", null, reply.id());
        } else {
            answered(open.getFirst().id(), answer, reply.id());
        }
    }

    /** Looks once more when the order is ours: somebody may have been faster. */
    private void answered(UUID id, Matcher answer, UUID reply) {
        var order = orders.lock(book.get(id).order());
        var offer = book.get(id);
        var minutes =
                answer.group(2) == null ? (int) Offers.USUAL_ARRIVAL.toMinutes() : Integer.parseInt(answer.group(2));
        if (!offer.state().isOpen()) {
            standing(offer, reply);
        } else if (answer.group(1).equals("2")) {
            searches.hear(order, new News.Rejected(id, RejectReason.OTHER));
            texts.answer(order, offer.technician(), "refused", id, reply);
        } else if (minutes < 1 || Duration.ofMinutes(minutes).compareTo(Offers.LATEST_ARRIVAL) > 0) {
            texts.answer(null, offer.technician(), "how", null, reply);
        } else {
            searches.hear(order, new News.Accepted(id, clock.instant().plus(Duration.ofMinutes(minutes))));
            texts.answer(orders.lock(order.id()), offer.technician(), "yours", id, reply);
        }
    }

    private void standing(Offer offer, UUID reply) {
        var order = orders.lock(offer.order());
        var winner = order.technicianName();
        if (!order.isOpen() || winner == null) {
            texts.answer(null, offer.technician(), "nothing", null, reply);
        } else if (offer.state() == OfferState.ACCEPTED) {
            texts.answer(order, offer.technician(), "yours", offer.id(), reply);
        } else {
            texts.isTaken(order, offer.technician(), winner, reply);
        }
    }
}
