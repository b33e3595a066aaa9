package throughline.edge.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clock on the wall of the place where the lift stands: shows instants, and understands a time that somebody reads from it. */
record PlaceClock(ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** What a field for a day holds; null when it is none. */
    static @Nullable LocalDate day(String said) {
        try {
            return said.isEmpty() ? null : LocalDate.parse(said);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The time alone today, with the day otherwise. */
    String dayAndTime(Instant at, String language) {
        var isToday = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return isToday ? time(at) : day(at, language) + " " + time(at);
    }

    String day(Instant at, String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag(language))
                .format(at.atZone(zone));
    }

    /** The next instant at which this clock shows that; null when it never does. */
    @Nullable
    Instant next(String said) {
        return shows(said, 0, 1)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /**
     * The last instant at which this clock showed that; null when it never did. Somebody says "14:07" of something that happened at
     * 14:07:30: in the minute of {@code earliest} it is that instant.
     */
    @Nullable
    Instant last(String said, Instant earliest) {
        return shows(said, -1, 0)
                .filter(at -> !at.isAfter(now))
                .max(Instant::compareTo)
                .map(at -> at.equals(earliest.truncatedTo(ChronoUnit.MINUTES)) ? earliest : at)
                .orElse(null);
    }

    /** In the night in which clocks are put back, an hour is shown twice; in the other one, an hour never. */
    private Stream<Instant> shows(String said, int fromDay, int toDay) {
        try {
            var time = LocalTime.parse(said);
            var today = now.atZone(zone).toLocalDate();
            return IntStream.rangeClosed(fromDay, toDay)
                    .mapToObj(day -> today.plusDays(day).atTime(time))
                    .flatMap(local -> zone.getRules().getValidOffsets(local).stream()
                            .map((ZoneOffset offset) -> local.toInstant(offset)));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }
}
