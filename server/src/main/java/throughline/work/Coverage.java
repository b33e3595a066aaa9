package throughline.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause;
import throughline.customer.Price;
import throughline.customer.Terms;

/**
 * Whether the hours of an agreement cover a visit at one instant, and what it costs then. A pure reading of agreement and calendar.
 *
 * @param inside the hours of its level
 * @param price of a visit now
 * @param priceInside of the same visit inside the hours
 * @param currency of both; null when neither has an amount
 * @param begins when the hours begin again; null inside them
 * @param asksFirst the price is read to the caller before anybody is sent; never so while somebody may be inside
 */
public record Coverage(
        boolean inside,
        Price price,
        Price priceInside,
        @Nullable String currency,
        @Nullable Instant begins,
        boolean asksFirst) {

    /** @param urgency 0 to 8; with 0 to 2 somebody may be inside or hurt */
    public static Coverage of(Terms terms, int urgency, PromiseCalendar calendar, Instant at) {
        var priority = Priority.of(urgency);
        var clause = clause(terms, priority);
        var opens = new OpenTime(clause.hours(), calendar).opening(at);
        boolean inside = opens.equals(at);
        var price = inside ? clause.inside() : clause.outside();
        return new Coverage(
                inside,
                price,
                clause.inside(),
                terms.currency(),
                inside ? null : opens,
                price.charged() && priority != Priority.ENTRAPMENT);
    }

    private static Clause clause(Terms terms, Priority priority) {
        return switch (priority) {
            case ENTRAPMENT -> terms.entrapment();
            case URGENT -> terms.urgent();
            case NORMAL -> terms.normal();
            case PLANNED -> terms.planned();
        };
    }
}
