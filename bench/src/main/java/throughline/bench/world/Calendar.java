package throughline.bench.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** When lifts fail: by season, day of the week and hour of the place. Summer heat and winter's doors bring more, Sundays less. */
final class Calendar {
    private static final int[] BY_HOUR = {1, 1, 1, 1, 1, 2, 5, 8, 9, 8, 7, 6, 5, 4, 4, 4, 5, 6, 8, 8, 7, 6, 3, 2};
    private static final int BY_HOUR_IN_ALL = IntStream.of(BY_HOUR).sum();
    private static final double SATURDAY = 0.75;
    private static final double SUNDAY = 0.65;
    private static final double SUMMER = 1.12;
    private static final double WINTER = 1.08;

    private final Plan plan;
    private final double[] upTo = new double[Plan.DAYS + 1];
    private final ZoneId[] zones = new ZoneId[Country.ALL.length];

    Calendar(Plan plan) {
        this.plan = plan;
        var day = plan.until().minusDays(Plan.DAYS);
        for (int i = 0; i < Plan.DAYS; i++) {
            upTo[i + 1] = upTo[i] + weight(day.plusDays(i));
        }
        for (int i = 0; i < zones.length; i++) {
            zones[i] = ZoneId.of(Country.ALL[i].zone());
        }
    }

    /** Orders of one day, so that the days add up to all. */
    int orders(int day) {
        return (int) (upToDay(day + 1) - upToDay(day));
    }

    private long upToDay(int day) {
        return Math.round(plan.orders() * upTo[day] / upTo[Plan.DAYS]);
    }

    /** How far the places of a country are ahead of UTC that day, in milliseconds. */
    long ahead(int country, int day) {
        var noon = Instant.ofEpochMilli(plan.begins() + TimeUnit.DAYS.toMillis(day) + TimeUnit.HOURS.toMillis(12));
        return TimeUnit.SECONDS.toMillis(
                zones[country].getRules().getOffset(noon).getTotalSeconds());
    }

    /** A time of the day in milliseconds, as the clock there shows it. */
    static int timeOfDay(Chance chance) {
        int hour = chance.weighed(BY_HOUR, BY_HOUR_IN_ALL);
        return (int) (TimeUnit.HOURS.toMillis(hour) + chance.below((int) TimeUnit.HOURS.toMillis(1)));
    }

    private static double weight(LocalDate day) {
        double season = switch (day.getMonth()) {
            case JULY, AUGUST -> SUMMER;
            case DECEMBER, JANUARY, FEBRUARY -> WINTER;
            default -> 1;
        };
        return season
                * (day.getDayOfWeek() == DayOfWeek.SATURDAY
                        ? SATURDAY
                        : day.getDayOfWeek() == DayOfWeek.SUNDAY ? SUNDAY : 1);
    }
}
