package throughline.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agreement as its history tells it: a field for each thing that can be changed, such as {@code urgent.outside.amount}. */
final class AgreementStory {
    private AgreementStory() {}

    static Map<String, @Nullable Object> of(Agreement agreement) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("customer", agreement.customer());
        told.put("plan", agreement.plan());
        told.put("validFrom", agreement.validFrom());
        told.put("validTo", agreement.validTo());
        told.put("calendar", agreement.calendar());
        told.put("currency", agreement.terms().currency());
        tell(told, "entrapment", agreement.terms().entrapment());
        tell(told, "urgent", agreement.terms().urgent());
        tell(told, "normal", agreement.terms().normal());
        tell(told, "planned", agreement.terms().planned());
        return told;
    }

    private static void tell(Map<String, @Nullable Object> told, String level, Clause clause) {
        told.put(level + ".hours", clause.hours());
        told.put(level + ".minutes", clause.minutes());
        told.put(level + ".starts", clause.starts());
        told.put(level + ".stops", clause.stops());
        told.put(level + ".pauses", clause.pauses());
        tell(told, level + ".inside", clause.inside());
        tell(told, level + ".outside", clause.outside());
    }

    private static void tell(Map<String, @Nullable Object> told, String where, Price price) {
        told.put(where + ".charged", price.charged());
        told.put(where + ".amount", price.amount());
        told.put(where + ".text", price.text());
    }
}
