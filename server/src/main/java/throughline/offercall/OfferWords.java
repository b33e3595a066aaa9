package throughline.offercall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.dispatch.Offers;
import throughline.work.Priority;
import throughline.work.WorkOrder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said on the phone, in the technician's language: how urgent, where, which lift and what is wrong by our own list. Never what
 * a caller said, who they are or how they are.
 */
@Component
class OfferWords {
    private static final String FILE = "/throughline/offercall/sentences.json";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final Map<String, Map<String, String>> sentences;
    private final UnitCards units;
    private final Sites sites;

    OfferWords(JsonMapper json, UnitCards units, Sites sites) {
        this.units = units;
        this.sites = sites;
        try (var file = Objects.requireNonNull(OfferWords.class.getResourceAsStream(FILE))) {
            sentences = json.readValue(file.readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String job(WorkOrder order, String language) {
        return say(
                "job",
                language,
                Map.of(
                        "priority", priority(order, language),
                        "place", place(order, language),
                        "headline", order.headline(language),
                        "minutes", String.valueOf(Offers.USUAL_ARRIVAL.toMinutes())));
    }

    /** @param arrivesAt said on the clocks of the place */
    String yours(WorkOrder order, Instant arrivesAt, String language) {
        return say("yours", language, Map.of("time", TIME.format(arrivesAt.atZone(ZoneId.of(order.zone())))));
    }

    String refused(String language) {
        return say("refused", language, Map.of());
    }

    /** @param winner who has the order; null while nobody has */
    String over(@Nullable String winner, String language) {
        return winner == null ? say("withdrawn", language, Map.of()) : say("taken", language, Map.of("winner", winner));
    }

    private String priority(WorkOrder order, String language) {
        var known = say("priority-" + order.priority().number(), language, Map.of());
        if (order.isTrapped()) {
            return known + ". " + say("trapped", language, Map.of());
        }
        return order.priority() == Priority.ENTRAPMENT ? known + ". " + say("danger", language, Map.of()) : known;
    }

    private String place(WorkOrder order, String language) {
        var unit = order.unit();
        if (unit != null) {
            var card = units.of(unit);
            return say(
                    "place",
                    language,
                    Map.of(
                            "street", card.site().street(),
                            "city", card.site().city(),
                            "unit", card.name()));
        }
        var site = sites.get(order.site());
        return say("site", language, Map.of("street", site.street(), "city", site.city()));
    }

    /** English when we do not speak the language. */
    private String say(String sentence, String language, Map<String, String> places) {
        var known = Objects.requireNonNull(sentences.get(sentence), sentence);
        var text = Objects.requireNonNull(known.getOrDefault(language, known.get("en")), sentence);
        for (var place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return text;
    }
}
