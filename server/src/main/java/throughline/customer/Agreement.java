package throughline.customer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was promised.
 *
 * @param number such as {@code AG-20001}
 * @param plan its name on paper, such as "Care Plus"
 * @param calendar whose days are off; null for the calendar of the country in which a lift stands
 * @param validTo last day, null while it has no end
 */
public record Agreement(
        UUID id,
        String number,
        UUID customer,
        String plan,
        Terms terms,
        @Nullable UUID calendar,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {
    private static final int AN_HOUR = 60;

    /** Where no time was promised, a list with four figures says a year. */
    private static final int A_YEAR_OF_HOURS = 365 * 24;

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** The hours of an urgent fault: the first of four figures that say most of an agreement. */
    public String hours() {
        return terms.urgent().hours().toString();
    }

    /** From the call until somebody is on site. */
    public int entrapmentMinutes() {
        return minutes(terms.entrapment());
    }

    /** From the call until somebody is on site, inside the hours. */
    public int urgentMinutes() {
        return minutes(terms.urgent());
    }

    /** Working hours until somebody is on site. */
    public int normalHours() {
        return Math.ceilDiv(minutes(terms.normal()), AN_HOUR);
    }

    private static int minutes(Clause clause) {
        var minutes = clause.minutes();
        return minutes == null ? A_YEAR_OF_HOURS * AN_HOUR : minutes;
    }
}
