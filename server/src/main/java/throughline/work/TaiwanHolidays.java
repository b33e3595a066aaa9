package throughline.work;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Taiwan's days off, by the Memorial Days and Holidays Act (紀念日及節日實施條例) of 28 May 2025 and the Executive Yuan's rule of 13 June
 * 2025 for days that fall on a weekend (政府機關配合紀念日與節日補假及調整放假處理要點, point 3): a Saturday is made up on the last working
 * day before, a Sunday on the first after; those of the lunar new year after it. Compared day by day with the government's office
 * calendar of 2026 (院授人培字第11430248312號).
 *
 * <p>The moon's dates are a list, as they cannot be worked out in a line. A year past its end has only the days of the solar calendar.
 */
final class TaiwanHolidays {
    /** First day of the lunar year, Tomb Sweeping, Dragon Boat, Mid-Autumn. */
    private record Moon(LocalDate newYear, LocalDate tombSweeping, LocalDate dragonBoat, LocalDate midAutumn) {}

    private static final Map<Integer, Moon> MOON = Map.of(
            2026, moon(2026, "02-17", "04-05", "06-19", "09-25"),
            2027, moon(2027, "02-06", "04-05", "06-09", "09-15"),
            2028, moon(2028, "01-26", "04-04", "05-28", "10-03"),
            2029, moon(2029, "02-13", "04-04", "06-16", "09-22"),
            2030, moon(2030, "02-03", "04-05", "06-05", "09-12"),
            2031, moon(2031, "01-23", "04-05", "06-24", "10-01"),
            2032, moon(2032, "02-11", "04-04", "06-12", "09-19"),
            2033, moon(2033, "01-31", "04-04", "06-01", "09-08"));

    /** Founding, Peace Memorial, Children, Labour, Teachers, National Day, Retrocession, Constitution. */
    private static final List<MonthDay> SUN = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(2, 28),
            MonthDay.of(4, 4),
            MonthDay.of(5, 1),
            MonthDay.of(9, 28),
            MonthDay.of(10, 10),
            MonthDay.of(10, 25),
            MonthDay.of(12, 25));

    private static final MonthDay CHILDREN = MonthDay.of(4, 4);

    private TaiwanHolidays() {}

    static Set<LocalDate> in(int year) {
        var off = new HashSet<LocalDate>();
        var moon = MOON.get(year);
        if (moon != null) {
            lunarNewYear(moon.newYear(), off);
            List.of(moon.tombSweeping(), moon.dragonBoat(), moon.midAutumn()).forEach(day -> add(day, off));
        }
        SUN.forEach(day -> add(clearOf(moon, day.atYear(year), day), off));
        add(LocalDate.of(year + 1, 1, 1), off);
        off.removeIf(day -> day.getYear() != year);
        return Set.copyOf(off);
    }

    /** From two days before to the third day; each that falls on a weekend is made up after. */
    private static void lunarNewYear(LocalDate first, Set<LocalDate> off) {
        int owed = 0;
        for (var day = first.minusDays(2); day.isBefore(first.plusDays(3)); day = day.plusDays(1)) {
            off.add(day);
            owed += weekend(day) ? 1 : 0;
        }
        for (var day = first.plusDays(3); owed > 0; day = day.plusDays(1)) {
            if (!weekend(day)) {
                off.add(day);
                owed--;
            }
        }
    }

    /** When Children's Day is Tomb Sweeping too, it is the day before; on a Thursday the day after. */
    private static LocalDate clearOf(@Nullable Moon moon, LocalDate day, MonthDay which) {
        if (moon == null || !which.equals(CHILDREN) || !day.equals(moon.tombSweeping())) {
            return day;
        }
        return day.getDayOfWeek() == DayOfWeek.THURSDAY ? day.plusDays(1) : day.minusDays(1);
    }

    private static void add(LocalDate day, Set<LocalDate> off) {
        var free = day;
        int step = day.getDayOfWeek() == DayOfWeek.SATURDAY ? -1 : 1;
        while (weekend(free) || (weekend(day) && off.contains(free))) {
            free = free.plusDays(step);
        }
        off.add(day);
        off.add(free);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Moon moon(int year, String newYear, String tombSweeping, String dragonBoat, String midAutumn) {
        return new Moon(
                LocalDate.parse(year + "-" + newYear),
                LocalDate.parse(year + "-" + tombSweeping),
                LocalDate.parse(year + "-" + dragonBoat),
                LocalDate.parse(year + "-" + midAutumn));
    }
}
