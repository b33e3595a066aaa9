package throughline.dispatch;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.notify.TextSettled;
import throughline.notify.TextState;

/**
 * Hears what became of the texts, pages and mails that carry offers. A text that will never arrive leads to the next technician at once. The text's
 * row is locked meanwhile; whoever keeps an order never waits for a text, so the two cannot wait for each other.
 */
@Component
class TextNews {
    private final Delivery delivery;

    TextNews(Delivery delivery) {
        this.delivery = delivery;
    }

    @EventListener
    void on(TextSettled settled) {
        var question = Question.of(settled.key());
        if (question == null) {
            return;
        }
        var offer = question.offer();
        switch (settled.state()) {
            case SENT -> delivery.sent(offer);
            case DELIVERED -> delivery.delivered(offer);
            case FAILED, UNDELIVERED -> {
                var why = settled.state() == TextState.FAILED ? "not-sent" : "not-delivered";
                delivery.failed(offer, question.channel(), why);
            }
            case WAITING, SENDING, WITHDRAWN -> {}
        }
        if (settled.read()) {
            delivery.read(offer);
        }
    }
}
