package throughline.sheet;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import throughline.customer.Price;
import throughline.kernel.Refused;

/**
 * What a visit costs, in one cell: {@code included}, {@code charged}, an amount such as {@code 250} or {@code 249.50}, and after a colon
 * what is said beside it, as in {@code 250: plus parts} and {@code charged: by the hour}. An empty cell says nothing of the price.
 */
final class PriceText {
    private static final String INCLUDED = "included";
    private static final String CHARGED = "charged";
    private static final Set<String> INCLUDED_WORDS = Set.of(INCLUDED, "ingår", "lepingus", "sisaldub", "已包含");
    private static final Set<String> CHARGED_WORDS = Set.of(CHARGED, "debiteras", "tasuline", "需付費");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,2})?");
    private static final String SPACES = "[\\s\\u00A0\\u202F]";

    private PriceText() {}

    static Price read(String cell) {
        var parts = cell.split("[:：]", 2);
        var said = parts.length > 1 ? parts[1].strip() : "";
        var word = Cell.plain(parts[0]);
        var amount = parts[0].replaceAll(SPACES, "");
        if (INCLUDED_WORDS.contains(word) && said.isEmpty()) {
            return Price.INCLUDED;
        }
        if (CHARGED_WORDS.contains(word)) {
            return new Price(true, null, said);
        }
        if (AMOUNT.matcher(amount).matches()) {
            return new Price(true, new BigDecimal(amount.replace(',', '.')), said);
        }
        throw new Refused(
                "sheet.not-a-price",
                "{0} is not a price. Write included, charged, or an amount such as 250 or 250: plus parts.",
                cell);
    }

    static String written(Price price) {
        if (!price.charged()) {
            return INCLUDED;
        }
        var amount = price.amount() == null ? CHARGED : price.amount().toPlainString();
        return price.text().isEmpty() ? amount : amount + ": " + price.text();
    }
}
