package throughline.bench.world;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import throughline.bench.world.Chance.Kind;

/**
 * Writes two years of it, day by day: callouts with their callers and visits, questions that needed nobody, callers who left, and a few
 * orders that are still open. Some units fail often and most of them seldom; now and then the power of a district fails.
 */
public final class History {
    private static final int A_DISTRICT_IS_WITHOUT_POWER = 11;
    private static final int SHARE_OF_THAT_DAY = 8;
    private static final int A_CALLER_MORE = 12;
    private static final int A_CALLER_MORE_IN_THE_DARK = 40;
    private static final int A_QUESTION = 60;
    private static final int LEFT_BEFORE_AN_ANSWER = 8;
    private static final int OPEN_SINCE_AT_MOST_DAYS = 9;
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /** A day's callouts are sorted by one number each: time, unit, and whether the power failed. */
    private static final int UNIT_BITS = 22;

    private final Plan plan;
    private final Layout layout;
    private final Calendar calendar;
    private final Callout callout;
    private final Chance chance = new Chance();
    private final Lift lift;

    public History(Plan plan, Trade trade, Rows rows) {
        this.plan = plan;
        layout = new Layout(plan);
        calendar = new Calendar(plan);
        lift = new Lift(plan);
        callout = new Callout(plan, layout, trade, rows);
    }

    public void write() throws IOException {
        long order = 0;
        for (int day = 0; day < Plan.DAYS; day++) {
            var callouts = callouts(day, order);
            for (long each : callouts) {
                one(order++, plan.begins() + (day - 1) * DAY + (each >>> (UNIT_BITS + 1)), each);
            }
        }
        for (int i = 0; i < plan.openOrders(); i++) {
            chance.of(plan.seed(), Kind.OPEN_ORDER, i);
            long at = plan.ends() - OPEN_SINCE_AT_MOST_DAYS * DAY * (plan.openOrders() - i) / plan.openOrders() - 1;
            callout.of(order++, chance.below(plan.units()), at, false);
            callout.open(i);
        }
    }

    /** Contacts, requests and orders that have a number: the next ones begin after these. */
    public long[] numbersGiven() {
        return callout.numbersGiven();
    }

    private void one(long order, long at, long packed) throws IOException {
        boolean dark = (packed & 1) == 1;
        callout.of(order, (int) (packed >>> 1 & (1 << UNIT_BITS) - 1), at, dark);
        chance.of(plan.seed(), Kind.ORDER, order + (1L << 40));
        callout.closed(chance.perCent(dark ? A_CALLER_MORE_IN_THE_DARK : A_CALLER_MORE));
        if (chance.perCent(A_QUESTION)) {
            callout.question(order);
        }
        if (chance.perCent(LEFT_BEFORE_AN_ANSWER)) {
            callout.leftBeforeAnAnswer(order);
        }
    }

    private long[] callouts(int day, long firstOrder) {
        var all = new long[calendar.orders(day)];
        chance.of(plan.seed(), Kind.DAY, day);
        boolean dark = chance.below(A_DISTRICT_IS_WITHOUT_POWER) == 0;
        int area = chance.below(layout.areas());
        int hour = chance.below(21);
        int inTheDark = dark ? Math.max(1, all.length * SHARE_OF_THAT_DAY / 100) : 0;
        for (int i = 0; i < all.length; i++) {
            chance.of(plan.seed(), Kind.ORDER, firstOrder + i + (1L << 41));
            boolean power = i < inTheDark;
            long unit = power ? somebodyIn(area) : one();
            long local = power
                    ? TimeUnit.HOURS.toMillis(hour) + chance.below((int) TimeUnit.HOURS.toMillis(3))
                    : Calendar.timeOfDay(chance);
            int country = layout.countryOf((int) (unit / Layout.UNITS));
            long time = DAY + local - calendar.ahead(country, day);
            all[i] = time << (UNIT_BITS + 1) | unit << 1 | (power ? 1 : 0);
        }
        Arrays.sort(all);
        return all;
    }

    private long one() {
        while (true) {
            int unit = chance.below(plan.units());
            if (chance.fraction() * Lift.mostOften() < lift.of(unit).fails()) {
                return unit;
            }
        }
    }

    private int somebodyIn(int area) {
        int first = layout.firstNeighbourhoodOf(area) * Layout.UNITS;
        return Math.min(plan.units() - 1, first + chance.below(layout.technicians(area) * 60));
    }
}
