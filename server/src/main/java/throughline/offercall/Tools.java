package throughline.offercall;

import java.time.Duration;
import org.springframework.stereotype.Component;
import throughline.dispatch.Delivery;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Offers;
import throughline.house.Settings;
import throughline.kernel.Transactions;
import throughline.telephony.PlacedCalls;
import throughline.voice.Speech;
import throughline.work.OrderBook;

/** What every conversation needs: where it reads, where it answers, and how it speaks. */
@Component
record Tools(
        CallRows rows,
        OfferBook book,
        OrderBook orders,
        Offers offers,
        Delivery delivery,
        OfferWords words,
        Speech speech,
        PlacedCalls calls,
        Transactions transactions,
        Settings settings) {
    Duration ring() {
        return settings.offerCalls().ring();
    }
}
