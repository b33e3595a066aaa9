package throughline.dispatch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
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

    Set<String> reaching(Technician to) {
        return carriers.stream()
                .filter(carrier -> carrier.reaches(to))
                .map(OfferCarrier::channel)
                .collect(toUnmodifiableSet());
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
