package throughline.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Days on the clocks of the places, and which part of the company is counted.
 *
 * @param from the first day, {@code to} the last one
 * @param branch with all that is below it; null is everything that the reader sees
 * @param area null is every area
 */
public record Period(
        LocalDate from,
        LocalDate to,
        @Nullable UUID branch,
        @Nullable String area) {
    private static final int LONGEST_DAYS = 92;

    /** @throws Refused {@code report.period-impossible} */
    public Period {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LONGEST_DAYS) {
            throw impossible();
        }
    }

    /** As somebody asked for it. @throws Refused {@code report.period-impossible} also where a day is left out */
    public static Period of(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID branch, @Nullable String area) {
        if (from == null || to == null) {
            throw impossible();
        }
        return new Period(from, to, branch, area);
    }

    private static Refused impossible() {
        return new Refused("report.period-impossible", "Choose from 1 to {0} days.", LONGEST_DAYS);
    }
}
