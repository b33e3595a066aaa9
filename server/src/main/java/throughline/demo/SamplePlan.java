package throughline.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.customer.AgreementForm;
import throughline.customer.ClauseForm;
import throughline.customer.ClauseForm.PriceForm;

/**
 * The four levels at which the sample company looks after lifts. Basic pays for the yearly visits only, and for everything else by the
 * visit; Semi includes what happens in the day; Comprehensive charges the night, but nobody who is inside; Premium includes all.
 *
 * @param weight how many customers have it, beside the others
 */
record SamplePlan(String name, int weight, Level entrapment, Level urgent, Level normal, Level planned) {
    /**
     * @param inside what a visit costs inside the hours, in pounds; 0 when it is included
     * @param outside what it costs outside them
     */
    private record Level(
            String hours, @Nullable Integer minutes, String starts, String stops, int inside, int outside) {
        ClauseForm clause(Money money) {
            return new ClauseForm(hours, minutes, starts, stops, true, money.price(inside), money.price(outside));
        }
    }

    /** @param each how much of it a pound is in a price list, roughly */
    private record Money(String currency, int each, String withParts) {
        PriceForm price(int pounds) {
            return pounds == 0
                    ? new PriceForm(false, null, null)
                    : new PriceForm(true, BigDecimal.valueOf((long) pounds * each), withParts);
        }
    }

    private static final Map<String, Money> MONEY = Map.of(
            "GB", new Money("GBP", 1, "plus parts"),
            "SE", new Money("SEK", 12, "plus reservdelar"),
            "EE", new Money("EUR", 1, "lisanduvad varuosad"),
            "TW", new Money("TWD", 40, "零件另計"));

    private static final int AN_HOUR = 60;

    static final List<SamplePlan> ALL = List.of(
            new SamplePlan(
                    "Basic",
                    20,
                    called("8-17", 60, 150, 280),
                    called("8-17", 8 * AN_HOUR, 150, 280),
                    called("8-17", 40 * AN_HOUR, 150, 280),
                    called("8-17", null, 0, 280)),
            new SamplePlan(
                    "Semi",
                    30,
                    called("8-17", 60, 0, 250),
                    called("8-17", 4 * AN_HOUR, 0, 250),
                    called("8-17", 24 * AN_HOUR, 0, 250),
                    called("8-17", null, 0, 250)),
            new SamplePlan(
                    "Comprehensive",
                    35,
                    called("24/7", 45, 0, 0),
                    called("Mon-Fri 7-22; Sat-Sun 8-18", 2 * AN_HOUR, 0, 180),
                    called("7-19", 16 * AN_HOUR, 0, 180),
                    called("8-17", null, 0, 180)),
            new SamplePlan(
                    "Premium",
                    15,
                    new Level("24/7", 30, "call-in", "release", 0, 0),
                    called("24/7", AN_HOUR, 0, 0),
                    new Level("24/7", 8 * AN_HOUR, "call-in", "restored", 0, 0),
                    new Level("Mon-Fri 7-19", 40 * AN_HOUR, "acceptance", "arrival", 0, 0)));

    AgreementForm agreement(Land land, LocalDate from, @Nullable LocalDate to) {
        var money = MONEY.getOrDefault(land.code(), new Money("EUR", 1, ""));
        return new AgreementForm(
                null,
                name,
                null,
                null,
                null,
                null,
                from,
                to,
                null,
                entrapment.clause(money),
                urgent.clause(money),
                normal.clause(money),
                planned.clause(money),
                money.currency(),
                null);
    }

    private static Level called(String hours, @Nullable Integer minutes, int inside, int outside) {
        return new Level(hours, minutes, "call-in", "arrival", inside, outside);
    }
}
