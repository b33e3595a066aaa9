package throughline.dispatch;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferCarrier.Asking;
import throughline.dispatch.OfferCarrier.Ending;

/** All channels that somebody carries. They are looked up when they are needed, for some of them answer offers and need this room. */
@Component
class OfferCarriers {
    private final ObjectProvider<OfferCarrier> carriers;

    OfferCarriers(ObjectProvider<OfferCarrier> carriers) {
        this.carriers = carriers;
    }

    /** False where nobody carries the channel. */
    boolean reaches(Technician to, String channel) {
        return carriers.stream().anyMatch(carrier -> carrier.channel().equals(channel) && carrier.reaches(to));
    }

    void carry(String channel, Asking asking) {
        carriers.stream()
                .filter(carrier -> carrier.channel().equals(channel))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Nobody carries offers over the channel %s.".formatted(channel)))
                .carry(asking);
    }

    void over(Ending ending) {
        carriers.forEach(carrier -> carrier.over(ending));
    }
}
