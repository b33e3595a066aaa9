package throughline.customer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.customer.HolidayCalendar.Holiday;
import throughline.kernel.Form;

/** What a person fills in about a holiday calendar. */
public record HolidayCalendarForm(
        @Nullable String name,
        @Nullable String country,
        @Nullable List<Day> days,
        @Nullable Integer version) {
    private static final int MOST_DAYS = 2_000;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    public record Day(@Nullable LocalDate day, @Nullable String name) {}

    record Read(String name, @Nullable String country, List<Holiday> days) {}

    Read read() {
        var form = new Form();
        var all = days == null ? List.<Day>of() : days;
        form.check("days", all.size() <= MOST_DAYS, "", "customer.holidays-limit", "Keep at most {0} days.", MOST_DAYS);
        var seen = new HashSet<LocalDate>();
        var read = new TreeMap<LocalDate, Holiday>();
        for (var each : all) {
            var day = each.day();
            boolean possible = day != null && !day.isBefore(FIRST) && !day.isAfter(LAST);
            form.check(
                    "days",
                    possible,
                    "",
                    "customer.holiday-wrong",
                    "Each day needs a date from {0} to {1}.",
                    FIRST,
                    LAST);
            if (day != null && possible) {
                form.check("days", seen.add(day), "", "customer.holiday-twice", "{0} is in the list twice.", day);
                read.put(day, new Holiday(day, form.textOrEmpty("days", each.name(), 100)));
            }
        }
        var code = form.textOrEmpty("country", country, 2).toUpperCase(Locale.ROOT);
        form.check(
                "country",
                code.isEmpty()
                        || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                                .contains(code),
                code,
                "customer.country-unknown",
                "Choose a country.");
        var named = form.text("name", name, 100);
        form.accept();
        return new Read(named, code.isEmpty() ? null : code, List.copyOf(read.values()));
    }
}
