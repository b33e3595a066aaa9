package throughline.bench.world;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which company to make.
 *
 * @param seed the same seed, sizes and day are the same company to the letter
 * @param units 1,000 to 2,400,000
 * @param orders closed ones, over the two years before {@code until}
 * @param until the first day that has no history yet
 */
public record Plan(long seed, int units, int orders, LocalDate until) {
    public static final int FEWEST_UNITS = 1_000;
    public static final int MOST_UNITS = 2_400_000;
    static final int DAYS = 730;

    /** The largest company of the world has 2 million orders in its two years, or 20 million where every visit is kept. */
    private static final long ORDERS_OF_THE_LARGEST = 2_000_000;

    private static final int UNITS_TO_AN_OPEN_ORDER = 300;
    private static final int UNITS_TO_AN_AGENT = 1_600;
    private static final int FEWEST_AGENTS = 6;

    public Plan {
        if (units < FEWEST_UNITS || units > MOST_UNITS) {
            throw new IllegalArgumentException("The company can have %,d to %,d units, and %,d were asked for."
                    .formatted(FEWEST_UNITS, MOST_UNITS, units));
        }
    }

    /** @param full every visit, ten times as many as usual */
    public static Plan of(long seed, int units, boolean full, LocalDate until) {
        long orders = ORDERS_OF_THE_LARGEST * units / MOST_UNITS * (full ? 10 : 1);
        return new Plan(seed, units, Math.toIntExact(orders), until);
    }

    int openOrders() {
        return Math.max(3, units / UNITS_TO_AN_OPEN_ORDER);
    }

    int agents() {
        return Math.max(FEWEST_AGENTS, units / UNITS_TO_AN_AGENT);
    }

    /** The first instant of the history, in milliseconds since 1970. */
    long begins() {
        return until.minusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    long ends() {
        return until.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
