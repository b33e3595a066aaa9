package throughline.edge.desk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.customer.Price;
import throughline.work.Charge;
import throughline.work.Coverage;

/**
 * What a visit costs.
 *
 * @param amount null when nothing is charged, or no amount is on record
 * @param text what is said beside the amount; may be empty
 * @param authorisedBy who said yes to it, where somebody was asked
 */
record PriceShown(
        boolean charged,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        String text,
        @Nullable String authorisedBy) {
    private static PriceShown of(Price price, @Nullable String currency, @Nullable String authorisedBy) {
        return new PriceShown(
                price.charged(), price.amount(), price.amount() == null ? null : currency, price.text(), authorisedBy);
    }

    static @Nullable PriceShown now(@Nullable Coverage coverage) {
        return coverage == null ? null : of(coverage.price(), coverage.currency(), null);
    }

    static @Nullable PriceShown inside(@Nullable Coverage coverage) {
        return coverage == null ? null : of(coverage.priceInside(), coverage.currency(), null);
    }

    static @Nullable PriceShown of(@Nullable Charge charge) {
        return charge == null ? null : of(charge.price(), charge.currency(), charge.authorisedBy());
    }
}
