package throughline.dispatch;

import static throughline.dispatch.OfferSentences.time;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.Texts;
import throughline.work.Priority;
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

    /** The question. It is worth nothing after its time. */
    void offer(OfferCarrier.Asking asking) {
        var places = question(asking, asking.to().language());
        places.put("link", links.make(asking.offer()));
        var letter = letter(asking.order(), asking.to(), "offer", places, Question.key(asking.offer(), Way.TEXT));
        texts.send(letter.bestBefore(asking.answerBy()).urgent(asking.order().priority() == Priority.ENTRAPMENT));
    }

    /** What is said of a job to whoever is asked about it, whatever the channel. */
    Map<String, String> question(OfferCarrier.Asking asking, String language) {
        var order = asking.order();
        return new HashMap<>(Map.of(
                "headline", order.headline(language),
                "place", sentences.place(order),
                "number", order.number(),
                "priority", words.priority(order, language),
                "time", time(asking.answerBy(), order)));
    }

    /** Where the question did not go out it is enough to stop it. */
    void withdrawn(OfferCarrier.Ending ending) {
        texts.withdraw(Question.key(ending.offer(), Way.TEXT));
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
        send(order, ending.to(), sentence, places, "withdrawn-" + ending.offer());
    }

    /** The question left although it was withdrawn already. */
    void withdrawnAfterAll(WorkOrder order, Offer offer) {
        var why = String.valueOf(offer.reason());
        withdrawn(new OfferCarrier.Ending(
                offer.id(), order, offer.technician(), offer.state(), why, true, order.technicianName()));
    }

    void areYouOnTheWay(WorkOrder order, Technician to, UUID offer) {
        send(order, to, "on-the-way", visit(order, offer), "on-the-way-" + offer);
    }

    void reportPlease(WorkOrder order, Technician to, UUID offer, Instant now) {
        send(order, to, "report", visit(order, offer), "report-%s-%d".formatted(offer, now.getEpochSecond()));
    }

    /** To whoever leads the team: one of them does not report. */
    void reportMissing(WorkOrder order, Technician lead, Technician silent, int times) {
        var places = Map.of(
                "number", order.number(),
                "place", sentences.place(order),
                "technician", silent.name(),
                "times", String.valueOf(times));
        send(order, lead, "report-missing", places, "report-missing-%s-%s".formatted(order.id(), silent.id()));
    }

    /** To whoever asked for help. */
    void helpIsTaken(WorkOrder order, CallForHelp call, String name) {
        var places = Map.of("number", order.number(), "who", name);
        send(order, call.technician(), "help-taken", places, "help-taken-" + call.id());
    }

    /** To somebody above: a technician asked for help and nobody has taken it. */
    void helpIsMissing(WorkOrder order, Technician to, CallForHelp call, int times) {
        var need = words.say("help-" + call.need().word(), to.language(), Map.of("skill", call.skill()));
        var places = Map.of(
                "number", order.number(),
                "place", sentences.place(order),
                "technician", call.technician().name(),
                "phone", call.technician().phone(),
                "need", need,
                "time", time(call.askedAt(), order));
        var key = "help-%s-%d-%s".formatted(call.id(), times, to.id());
        texts.send(letter(order, to, "help-missing", places, key).urgent(call.need() == Need.DANGER));
    }

    /** To whoever leads: people may be inside, and nobody at a desk has taken the alarm. */
    void alarmIsUntaken(WorkOrder order, Technician to, String alarm, int times) {
        var places = Map.of("number", order.number(), "place", sentences.place(order), "alarm", alarm);
        var key = "alarm-%s-%d-%s".formatted(alarm, times, to.id());
        texts.send(letter(order, to, "alarm-untaken", places, key).urgent(true));
    }

    void nobodyTalks(WorkOrder order, Technician to, String alarm, Instant spokeAt, int times) {
        var places = Map.of(
                "number", order.number(),
                "place", sentences.place(order),
                "alarm", alarm,
                "time", time(spokeAt, order));
        var key = "alarm-silence-%s-%d-%d-%s".formatted(alarm, spokeAt.toEpochMilli(), times, to.id());
        texts.send(letter(order, to, "alarm-silence", places, key).urgent(true));
    }

    /** The answer to a reply. */
    void answer(@Nullable WorkOrder order, Technician to, String sentence, @Nullable UUID offer, UUID reply) {
        var places = order == null || offer == null ? Map.<String, String>of() : visit(order, offer);
        send(order, to, sentence, places, "reply-" + reply);
    }

    void isTaken(WorkOrder order, Technician to, String winner, UUID reply) {
        send(order, to, "taken", Map.of("number", order.number(), "technician", winner), "reply-" + reply);
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
            @Nullable WorkOrder order, Technician to, String sentence, Map<String, String> places, String key) {
        texts.send(letter(order, to, sentence, places, key));
    }

    private Letter letter(
            @Nullable WorkOrder order, Technician to, String sentence, Map<String, String> places, String key) {
        var letter = new Letter(to.phone(), to.language(), words.say(sentence, to.language(), places), key);
        return order == null ? letter : letter.about(About.order(order.id()));
    }
}
