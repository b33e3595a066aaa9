package throughline.edge.field;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.KeyCodes;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.Offers;

/** What opens the key box where a technician works: shown to her alone, and written down at the site and with the order. */
@Component
class JobKeys {
    private final KeyCodes codes;
    private final Offers offers;

    JobKeys(KeyCodes codes, Offers offers) {
        this.codes = codes;
        this.offers = offers;
    }

    /** Empty when there is none. */
    String show(Offer offer, @Nullable Hand hand) {
        var order = offers.sawKeyCode(offer.id(), hand);
        return codes.show(order.site(), offer.technician().id());
    }
}
