package throughline.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody works though it is a weekday.
 *
 * @param country in capitals, such as {@code SE}: counts for every lift in it whose agreement names no other; null for a customer's own
 * @param days by date
 */
public record HolidayCalendar(
        UUID id, String name, @Nullable String country, List<Holiday> days, int version) {
    /** @param name may be empty */
    public record Holiday(LocalDate day, String name) {}
}
