package throughline.work;

import org.jspecify.annotations.Nullable;
import throughline.customer.Price;

/**
 * What the visit of an order costs, as it was settled when the order was raised or sent on.
 *
 * @param currency null when the price has no amount
 * @param authorisedBy who said yes to it; null where nobody had to
 */
public record Charge(
        Price price, @Nullable String currency, @Nullable String authorisedBy) {}
