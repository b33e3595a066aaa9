package throughline.customer;

import org.jspecify.annotations.Nullable;

/**
 * What an agreement covers, promises and charges, level by level.
 *
 * @param currency of its prices, such as {@code EUR}; null when no price has an amount
 */
public record Terms(
        Clause entrapment,
        Clause urgent,
        Clause normal,
        Clause planned,
        @Nullable String currency) {
    private static final int AN_HOUR = 60;

    /**
     * What four figures say: somebody inside is served at any hour, everything else inside the hours and for an unknown price outside of
     * them. Agreements that were written before there were levels read like this, and so do the orders that carry one.
     */
    public static Terms of(String hours, int entrapmentMinutes, int urgentMinutes, int normalHours) {
        return new Terms(
                Clause.usual("24/7", entrapmentMinutes, Price.INCLUDED),
                Clause.usual(hours, urgentMinutes, Price.NOT_ON_RECORD),
                Clause.usual(hours, normalHours * AN_HOUR, Price.NOT_ON_RECORD),
                Clause.usual(hours, null, Price.NOT_ON_RECORD),
                null);
    }

    /** The same with these figures, where they differ from what they say of it now; all else stays. */
    Terms with(Agreement before, AgreementForm.Figures figures) {
        var hours = figures.hours().equals(before.hours()) ? null : ServiceHours.of(figures.hours());
        return new Terms(
                entrapment.with(null, figures.entrapmentMinutes()),
                urgent.with(
                        hours,
                        figures.urgentMinutes() == before.urgentMinutes()
                                ? urgent.minutes()
                                : Integer.valueOf(figures.urgentMinutes())),
                normal.with(
                        hours,
                        figures.normalHours() == before.normalHours()
                                ? normal.minutes()
                                : Integer.valueOf(figures.normalHours() * AN_HOUR)),
                planned.with(hours, planned.minutes()),
                currency);
    }
}
