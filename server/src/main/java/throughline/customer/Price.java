package throughline.customer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one visit costs the customer.
 *
 * @param charged false when the agreement includes it
 * @param amount in the agreement's currency; null when no amount was agreed on, or nothing is charged
 * @param text what is said beside the amount, such as "plus parts"
 */
public record Price(boolean charged, @Nullable BigDecimal amount, String text) {
    public static final Price INCLUDED = new Price(false, null, "");

    /** It costs something, and nobody has written down how much. */
    public static final Price NOT_ON_RECORD = new Price(true, null, "");

    public Price {
        if (amount != null && (!charged || amount.signum() < 0)) {
            throw new IllegalArgumentException(
                    "The amount (%s) of a price is charged and not below zero.".formatted(amount));
        }
        if (amount != null) {
            var shortest = amount.stripTrailingZeros();
            amount = shortest.setScale(Math.max(0, shortest.scale()));
        }
    }

    public static Price of(String amount, String text) {
        return new Price(true, new BigDecimal(amount), text);
    }
}
