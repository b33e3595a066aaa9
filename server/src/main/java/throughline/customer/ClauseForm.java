package throughline.customer;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.kernel.Form;

/**
 * What a person fills in about one level of an agreement; see {@link Clause}.
 *
 * @param starts {@code call-in}, {@code dispatch} or {@code acceptance}
 * @param stops {@code arrival}, {@code release} or {@code restored}
 */
public record ClauseForm(
        @Nullable String hours,
        @Nullable Integer minutes,
        @Nullable String starts,
        @Nullable String stops,
        @Nullable Boolean pauses,
        @Nullable PriceForm inside,
        @Nullable PriceForm outside) {
    /** @param amount at most two decimals; looked at only when it is charged, as the text is */
    public record PriceForm(
            @Nullable Boolean charged,
            @Nullable BigDecimal amount,
            @Nullable String text) {}

    static final ClauseForm EMPTY = new ClauseForm(null, null, null, null, null, null, null);
    static final int A_YEAR = 365 * 24 * 60;
    private static final BigDecimal MOST = new BigDecimal("10000000");
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_YEARS = 15;
    private static final int WEEKS_OF_A_YEAR_WITH_HOLIDAYS = 45;

    /** @param name of the level, which stands before the names of its fields */
    Clause read(Form form, String name, int mostMinutes) {
        var open = ServiceHours.read(form, name + ".hours", hours);
        var takes = form.numberOrNone(name + ".minutes", minutes, 1, mostMinutes);
        form.check(
                name + ".minutes",
                takes == null || fits(Duration.ofMinutes(takes), open),
                "",
                "customer.time-does-not-fit-hours",
                "So much time does not fit into so few hours.");
        var from = Starts.of(starts);
        form.check(name + ".starts", from != null, "", "kernel.field-missing", "Fill this in.");
        var to = Stops.of(stops);
        form.check(name + ".stops", to != null, "", "kernel.field-missing", "Fill this in.");
        return new Clause(
                open,
                takes,
                requireNonNullElse(from, Starts.CALL_IN),
                requireNonNullElse(to, Stops.ARRIVAL),
                Boolean.TRUE.equals(pauses),
                price(form, name + ".inside", inside),
                price(form, name + ".outside", outside));
    }

    static @Nullable String currency(Form form, @Nullable String typed) {
        var code = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        form.check(
                "currency",
                code.isEmpty() || known,
                code,
                "customer.currency-unknown",
                "Write the three letters of a currency, such as EUR.");
        return code.isEmpty() ? null : code;
    }

    private static boolean fits(Duration time, ServiceHours hours) {
        return time.compareTo(hours.week().multipliedBy(MOST_YEARS * WEEKS_OF_A_YEAR_WITH_HOLIDAYS)) <= 0;
    }

    private static Price price(Form form, String name, @Nullable PriceForm price) {
        if (price == null || !Boolean.TRUE.equals(price.charged())) {
            return Price.INCLUDED;
        }
        var amount = price.amount();
        boolean right = amount == null
                || amount.signum() >= 0
                        && amount.compareTo(MOST) <= 0
                        && amount.stripTrailingZeros().scale() <= 2;
        form.check(
                name + ".amount",
                right,
                "",
                "customer.amount-wrong",
                "Write an amount from 0 to 10,000,000 with at most two decimals.");
        return new Price(true, right ? amount : null, form.textOrEmpty(name + ".text", price.text(), LONGEST_TEXT));
    }
}
