package throughline.work;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days of a country on which nobody works though the calendar says weekday. A year is worked out when it is first asked for: the
 * very first takes about a second, which nobody waits for who is inside a lift, as their clock asks for no holiday.
 *
 * <p>Jollyday knows the countries, from their laws; Taiwan, which it lacks, is {@link TaiwanHolidays}. A country that neither knows has
 * no holidays: a promise that is due too early is better than none.
 */
public final class Holidays {
    private static final Map<String, Holidays> KNOWN = new ConcurrentHashMap<>();
    private static final Holidays NONE = new Holidays(_ -> Set.of());

    /** Bank holidays of the United Kingdom are England's where nobody says more: Scotland and Northern Ireland have others. */
    private static final Map<String, String> USUAL_REGION = Map.of("GB", "eng");

    private final IntFunction<Set<LocalDate>> inYear;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private Holidays(IntFunction<Set<LocalDate>> inYear) {
        this.inYear = inYear;
    }

    public static Holidays none() {
        return NONE;
    }

    public static Holidays of(Set<LocalDate> days) {
        return new Holidays(
                year -> days.stream().filter(day -> day.getYear() == year).collect(Collectors.toUnmodifiableSet()));
    }

    /** These days; in a year that has none of them, what the other one says. */
    public static Holidays of(Set<LocalDate> days, Holidays otherwise) {
        var byYear = days.stream().collect(Collectors.groupingBy(LocalDate::getYear, Collectors.toUnmodifiableSet()));
        return new Holidays(year -> byYear.containsKey(year) ? byYear.get(year) : otherwise.in(year));
    }

    /** Those of a whole country, such as {@code SE}. */
    public static Holidays of(String country) {
        return of(country, null);
    }

    /** @param region as in ISO 3166-2 without the country, such as {@code sct}; null for what is usual in the country */
    public static Holidays of(String country, @Nullable String region) {
        var code = country.toUpperCase(Locale.ROOT);
        var where = region == null ? USUAL_REGION.getOrDefault(code, "") : region.toLowerCase(Locale.ROOT);
        return KNOWN.computeIfAbsent(code + "-" + where, _ -> new Holidays(year -> inYear(code, where, year)));
    }

    public boolean on(LocalDate day) {
        return in(day.getYear()).contains(day);
    }

    private Set<LocalDate> in(int year) {
        return years.computeIfAbsent(year, inYear::apply);
    }

    private static Set<LocalDate> inYear(String country, String region, int year) {
        if (country.equals("TW")) {
            return TaiwanHolidays.in(year);
        }
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
            return Set.of();
        }
        var calendar = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        return calendar.getHolidays(Year.of(year), region).stream()
                .map(holiday -> holiday.getDate())
                .collect(Collectors.toUnmodifiableSet());
    }
}
