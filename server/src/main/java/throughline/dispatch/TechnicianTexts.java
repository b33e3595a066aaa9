package throughline.dispatch;

import static throughline.dispatch.OfferSentences.time;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.Texts;
import throughline.work.WorkOrder;

/** What technicians are told, in their language and with the times of the place. Each text has a key, so that it goes out once. */
@Component
class TechnicianTexts {
    private final Texts texts;
    private final TechnicianWords words;
    private final Links links;
    private final OfferSentences sentences;

    TechnicianTexts(Texts texts, TechnicianWords words, Links links, OfferSentences sentences) {
        this.texts = texts;
        this.words = words;
        this.links = links;
        this.sentences = sentences;
    }

    private static final String OFFER = "offer-";

    static String key(UUID offer) {
        return OFFER + offer;
    }

    /** The offer that a text asked about; null for every other text. */
    static @Nullable UUID offerOf(String key) {
        return key.startsWith(OFFER) ? UUID.fromString(key.substring(OFFER.length())) : null;
    }

    /** The question. It is worth nothing after its time. */
    void offer(OfferCarrier.Asking asking) {
        var order = asking.order();
        var to = asking.to();
        var places = Map.of(
                "headline", order.headline(to.language()),
                "place", sentences.place(order),
                "priority", words.priority(order, to.language()),
                "time", time(asking.answerBy(), order),
                "link", links.make(asking.offer()));
        send(order, to, "offer", places, key(asking.offer()), asking.answerBy());
    }

    /** Where the question did not go out it is enough to stop it. */
    void withdrawn(OfferCarrier.Ending ending) {
        texts.withdraw(key(ending.offer()));
        if (!ending.known()) {
            return;
        }
        var order = ending.order();
        var winner = ending.winner();
        var places = Map.of("number", order.number(), "technician", winner == null ? "" : winner);
        var sentence = switch (ending.reason()) {
            case "taken" -> winner == null ? "withdrawn" : "taken";
            case "on-hold", "cancelled", Search.LATE -> ending.reason();
            default -> "withdrawn";
        };
        send(order, ending.to(), sentence, places, "withdrawn-" + ending.offer(), null);
    }

    /** The question left although it was withdrawn already. */
    void withdrawnAfterAll(WorkOrder order, Offer offer) {
        var why = String.valueOf(offer.reason());
        withdrawn(new OfferCarrier.Ending(
                offer.id(), order, offer.technician(), offer.state(), why, true, order.technicianName()));
    }

    void areYouOnTheWay(WorkOrder order, Technician to, UUID offer) {
        send(order, to, "on-the-way", visit(order, offer), "on-the-way-" + offer, null);
    }

    void reportPlease(WorkOrder order, Technician to, UUID offer, Instant now) {
        send(order, to, "report", visit(order, offer), "report-%s-%d".formatted(offer, now.getEpochSecond()), null);
    }

    /** The answer to a reply. */
    void answer(@Nullable WorkOrder order, Technician to, String sentence, @Nullable UUID offer, UUID reply) {
        var places = order == null || offer == null ? Map.<String, String>of() : visit(order, offer);
        send(order, to, sentence, places, "reply-" + reply, null);
    }

    void isTaken(WorkOrder order, Technician to, String winner, UUID reply) {
        send(order, to, "taken", Map.of("number", order.number(), "technician", winner), "reply-" + reply, null);
    }

    private Map<String, String> visit(WorkOrder order, UUID offer) {
        var arrivesAt = order.arrivesAt();
        return Map.of(
                "number", order.number(),
                "place", sentences.place(order),
                "time", arrivesAt == null ? "" : time(arrivesAt, order),
                "link", links.make(offer));
    }

    private void send(
            @Nullable WorkOrder order,
            Technician to,
            String sentence,
            Map<String, String> places,
            String key,
            @Nullable Instant bestBefore) {
        var letter = new Letter(to.phone(), to.language(), words.say(sentence, to.language(), places), key);
        var about = order == null ? letter : letter.about(About.order(order.id()));
        texts.send(bestBefore == null ? about : about.bestBefore(bestBefore));
    }
}
