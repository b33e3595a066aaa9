package throughline.bill;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * A line as a carrier writes it.
 *
 * @param startedAt with its offset, or on the clocks of this machine
 * @param duration seconds, or minutes and seconds such as 2:05
 * @param price in whole money such as 0.035
 */
public record BilledCallForm(
        @Nullable String number,
        @Nullable String startedAt,
        @Nullable String duration,
        @Nullable String price,
        @Nullable Integer version) {
    private static final Pattern SECONDS =
            Pattern.compile("(?:(?:(\\d{1,3}):)?(\\d{1,4}):)?(\\d{1,6})(?:[.,]\\d{1,6})?");
    private static final Pattern MONEY = Pattern.compile("\\d{1,7}([.,]\\d{1,6})?");
    private static final DateTimeFormatter YEAR_FIRST =
            DateTimeFormatter.ofPattern("yyyy-M-d H:mm[:ss][.SSS]", Locale.ROOT);
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d.M.yyyy H:mm[:ss]", Locale.ROOT);

    /** What would be kept; two lines that keep the same are equal in it. */
    record Kept(String number, Instant startedAt, int seconds, BigDecimal cents) {}

    /** @throws Refused with each field that is wrong */
    Kept read(PhoneNumbers numbers) {
        var form = new Form();
        var called = form.read("number", () -> numbers.read(text(number)).e164());
        var began = form.read("startedAt", () -> instant(text(startedAt)));
        var length = form.read("duration", () -> seconds(text(duration)));
        var costs = form.read("price", () -> cents(text(price)));
        form.accept();
        return new Kept(requireNonNull(called), requireNonNull(began), requireNonNull(length), requireNonNull(costs));
    }

    static Instant instant(String text) {
        var plain = text.replace('T', ' ').replace('/', '-');
        try {
            if (text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")) {
                return OffsetDateTime.parse(text.replaceFirst(" ", "T")).toInstant();
            }
            return LocalDateTime.parse(plain, text.matches("\\d{4}.*") ? YEAR_FIRST : DAY_FIRST)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeException _) {
            throw new Refused(
                    "bill.not-a-time",
                    "{0} is not a time. Write it like 2026-11-28 14:03:22, with an offset if you can.",
                    text);
        }
    }

    private static int seconds(String text) {
        var parts = SECONDS.matcher(text);
        if (!parts.matches()) {
            throw new Refused("bill.not-a-length", "{0} is not a length. Write seconds such as 125, or 2:05.", text);
        }
        return (part(parts.group(1)) * 60 + part(parts.group(2))) * 60 + part(parts.group(3));
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static BigDecimal cents(String text) {
        if (!MONEY.matcher(text).matches()) {
            throw new Refused("bill.not-a-price", "{0} is not a price. Write it like 0.035, without a currency.", text);
        }
        return new BigDecimal(text.replace(',', '.')).movePointRight(2).setScale(4, RoundingMode.HALF_UP);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
