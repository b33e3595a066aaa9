package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import org.springframework.stereotype.Component;
import throughline.notify.Relays;

/** Offers as mails, to technicians who have an address, while there is a mail server that is switched on. */
@Component
class MailCarrier implements OfferCarrier {
    private final OfferLetters letters;
    private final Relays relays;

    MailCarrier(OfferLetters letters, Relays relays) {
        this.letters = letters;
        this.relays = relays;
    }

    @Override
    public String channel() {
        return Way.MAIL;
    }

    @Override
    public boolean reaches(Technician to) {
        return to.mail() != null && relays.forMails() != null;
    }

    @Override
    public void carry(Asking asking) {
        letters.mail(asking, requireNonNull(asking.to().mail()), requireNonNull(relays.forMails()));
    }

    @Override
    public void over(Ending ending) {
        letters.stop(ending.offer(), channel());
    }
}
