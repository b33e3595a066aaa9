package throughline.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.work.WorkOrder;

/** The words of a written offer, whatever carries them: no more of anybody than a text says. */
@Component
public class OfferSentences {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final TechnicianWords words;
    private final UnitCards units;
    private final Sites sites;

    OfferSentences(TechnicianWords words, UnitCards units, Sites sites) {
        this.words = words;
        this.units = units;
        this.sites = sites;
    }

    /** A message with a title, as notifications have one. */
    public record Said(String title, String body) {}

    public Said asks(WorkOrder order, Technician to, Instant answerBy) {
        var language = to.language();
        var places = Map.of(
                "headline", order.headline(language),
                "priority", words.priority(order, language),
                "place", place(order),
                "time", time(answerBy, order));
        return new Said(words.say("app-title", language, places), words.say("app-body", language, places));
    }

    /** There is nothing to answer any more; names who has the order while somebody has. */
    public Said isOver(WorkOrder order, Technician to) {
        var winner = order.technicianName();
        var places = Map.of("number", order.number(), "technician", winner == null ? "" : winner);
        boolean own = to.id().equals(order.technician());
        return new Said(
                order.number(), words.say(winner == null || own ? "withdrawn" : "taken", to.language(), places));
    }

    /** The two answers, as short as buttons are. */
    public String takeIt(Technician to) {
        return words.say("app-take-it", to.language(), Map.of());
    }

    public String cannot(Technician to) {
        return words.say("app-cannot", to.language(), Map.of());
    }

    String priority(WorkOrder order, String language) {
        return words.priority(order, language);
    }

    String place(WorkOrder order) {
        var unit = order.unit();
        if (unit != null) {
            var card = units.of(unit);
            return "%s, %s".formatted(card.site().street(), card.name());
        }
        var site = sites.get(order.site());
        return "%s, %s".formatted(site.street(), site.city());
    }

    static String time(Instant at, WorkOrder order) {
        return TIME.format(at.atZone(ZoneId.of(order.zone())));
    }
}
