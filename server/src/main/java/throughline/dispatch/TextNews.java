package throughline.dispatch;

import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.notify.TextSettled;
import throughline.notify.TextState;
import throughline.work.WorkOrders;

/**
 * Hears what became of the texts that carry offers. A text that will never arrive leads to the next technician at once. The text's
 * row is locked meanwhile; whoever keeps an order never waits for a text, so the two cannot wait for each other.
 */
@Component
class TextNews {
    private final OfferBook book;
    private final Searches searches;
    private final WorkOrders orders;
    private final Delivery delivery;
    private final InstantSource clock;

    TextNews(OfferBook book, Searches searches, WorkOrders orders, Delivery delivery, InstantSource clock) {
        this.book = book;
        this.searches = searches;
        this.orders = orders;
        this.delivery = delivery;
        this.clock = clock;
    }

    @EventListener
    void on(TextSettled settled) {
        var offer = TechnicianTexts.offerOf(settled.key());
        if (offer == null) {
            return;
        }
        switch (settled.state()) {
            case SENT -> delivery.sent(offer);
            case DELIVERED -> delivery.delivered(offer);
            case FAILED, UNDELIVERED -> {
                var why = settled.state() == TextState.FAILED ? "not-sent" : "not-delivered";
                var asked = book.get(offer);
                if (clock.instant()
                        .isBefore(asked.answerBy())) { // afterwards it has expired, whatever became of its text
                    searches.hear(orders.lock(asked.order()), new News.Undelivered(offer, Way.TEXT, why));
                }
            }
            case WAITING, SENDING, WITHDRAWN -> {}
        }
        if (settled.read()) {
            delivery.read(offer);
        }
    }
}
