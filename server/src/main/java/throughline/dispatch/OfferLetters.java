package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.PagerWords;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.work.Priority;

/** What a page and a mail say of a job that is offered, in the technician's language where a pager can show it. */
@Component
class OfferLetters {
    /** A carrier that has not taken it after so long leaves it to the next channel. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Texts texts;
    private final TechnicianTexts said;
    private final TechnicianWords words;
    private final Links links;
    private final InstantSource clock;

    OfferLetters(Texts texts, TechnicianTexts said, TechnicianWords words, Links links, InstantSource clock) {
        this.texts = texts;
        this.said = said;
        this.words = words;
        this.links = links;
        this.clock = clock;
    }

    /** The address at which it is answered comes last and is never cut. */
    void page(OfferCarrier.Asking asking, String pager, UUID relay) {
        var own = asking.to().language();
        var language = PagerWords.canShow(words.say("page", own, said.question(asking, own))) ? own : "en";
        var places = said.question(asking, language);
        places.put("link", links.makeShort(asking.offer()));
        send(
                asking,
                new Letter(
                                pager,
                                language,
                                words.say("page", language, places),
                                Question.key(asking.offer(), Way.PAGER))
                        .by(new Via.Page(relay, words.say("page-last", language, places))));
    }

    void mail(OfferCarrier.Asking asking, String address, UUID relay) {
        var language = asking.to().language();
        var places = said.question(asking, language);
        places.put("link", links.make(asking.offer()));
        send(
                asking,
                new Letter(
                                address,
                                language,
                                words.say("mail", language, places),
                                Question.key(asking.offer(), Way.MAIL))
                        .by(new Via.Mail(relay, words.say("mail-subject", language, places))));
    }

    /** What has not left stays here. */
    void stop(UUID offer, String channel) {
        texts.withdraw(Question.key(offer, channel));
    }

    private void send(OfferCarrier.Asking asking, Letter letter) {
        var order = asking.order();
        texts.send(letter.about(About.order(order.id()))
                .bestBefore(earlier(asking.answerBy(), clock.instant().plus(PATIENCE)))
                .urgent(order.priority() == Priority.ENTRAPMENT));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
