package throughline.fieldapp;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferCarrier;
import throughline.dispatch.Technician;
import throughline.dispatch.Way;

/** Offers as messages to the app: to every phone of hers that has it and can be reached. */
@Component
class AppCarrier implements OfferCarrier {
    private final PushRows rows;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher announce;

    AppCarrier(PushRows rows, Subscriptions subscriptions, ApplicationEventPublisher announce) {
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.announce = announce;
    }

    @Override
    public String channel() {
        return Way.APP;
    }

    @Override
    public boolean reaches(Technician to) {
        return !subscriptions.of(to.id()).isEmpty();
    }

    @Override
    public void carry(Asking asking) {
        subscriptions.of(asking.to().id()).forEach(each -> rows.ask(asking, each));
        announce.publishEvent(new PushWritten());
    }

    /** What has not left stays here; a phone that was told is told that it is over, whichever way the answer came. */
    @Override
    public void over(Ending ending) {
        if (rows.over(ending)) {
            announce.publishEvent(new PushWritten());
        }
    }
}
