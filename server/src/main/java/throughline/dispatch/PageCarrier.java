package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import org.springframework.stereotype.Component;
import throughline.notify.Relays;

/** Offers as pages, to technicians who have a pager whose gateway is switched on. */
@Component
class PageCarrier implements OfferCarrier {
    private final OfferLetters letters;
    private final Relays relays;

    PageCarrier(OfferLetters letters, Relays relays) {
        this.letters = letters;
        this.relays = relays;
    }

    @Override
    public String channel() {
        return Way.PAGER;
    }

    @Override
    public boolean reaches(Technician to) {
        return to.pager() != null && to.pagerRelay() != null && relays.takesPages(to.pagerRelay());
    }

    @Override
    public void carry(Asking asking) {
        var to = asking.to();
        letters.page(asking, requireNonNull(to.pager()), requireNonNull(to.pagerRelay()));
    }

    @Override
    public void over(Ending ending) {
        letters.stop(ending.offer(), channel());
    }
}
