package throughline.rota;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Uid;
import throughline.kernel.Refused;

/** Times as calendars of other makers exchange them (RFC 5545). */
final class ICalendar {
    private static final String PRODUCT = "-//Throughline//On call//EN";
    private static final Set<String> OFTEN = Set.of("SECONDLY", "MINUTELY", "HOURLY");
    private static final int MOST = 400;

    private ICalendar() {}

    /**
     * One entry, or one time of an entry that comes again.
     *
     * @param id the same whenever the same calendar is read or written
     */
    record Entry(String id, Instant from, Instant to, String title) {}

    static String written(List<Entry> entries) {
        var calendar = new Calendar().withProdId(PRODUCT).withDefaults().getFluentTarget();
        for (var entry : entries) {
            var event = new VEvent(entry.from(), entry.to(), entry.title());
            event.add(new Uid(entry.id()));
            calendar = calendar.withComponent(event).getFluentTarget();
        }
        return calendar.toString();
    }

    /**
     * What a calendar says of this time, by its beginning. Entries that are cancelled or take no time are left out, and so are those that come
     * again every hour or more often.
     *
     * @param zone of entries that name none, and of whole days
     * @throws Refused {@code rota.calendar-unreadable}, {@code rota.calendar-too-long} for one with more than 400 entries in this time
     */
    static List<Entry> read(byte[] file, ZoneId zone, Instant from, Instant until) {
        var entries = new ArrayList<Entry>();
        try {
            var calendar = new CalendarBuilder().build(new InputStreamReader(new ByteArrayInputStream(file), UTF_8));
            var time = new Period<>(from.atZone(zone), until.atZone(zone));
            for (var each : calendar.<VEvent>getComponents(Component.VEVENT)) {
                if (takesTime(each)) {
                    for (Period<? extends Temporal> one : each.calculateRecurrenceSet(time)) {
                        entries.add(entry(each, one, zone));
                    }
                }
                if (entries.size() > MOST) {
                    throw new Refused(
                            "rota.calendar-too-long",
                            "Use a calendar with up to {0} entries in the coming year.",
                            MOST);
                }
            }
        } catch (IOException | ParserException | IllegalArgumentException | DateTimeException unreadable) {
            throw new Refused("rota.calendar-unreadable", "This is not a calendar. Choose a file that ends in .ics.");
        }
        entries.sort(Comparator.comparing(Entry::from).thenComparing(Entry::id));
        return List.copyOf(entries);
    }

    private static boolean takesTime(VEvent event) {
        boolean cancelled = says(event, Property.STATUS, "CANCELLED");
        boolean free = says(event, Property.TRANSP, "TRANSPARENT");
        boolean often = event.<RRule<Temporal>>getProperties(Property.RRULE).stream()
                .anyMatch(rule -> OFTEN.contains(rule.getRecur().getFrequency().name()));
        return !cancelled
                && !free
                && !often
                && event.getProperty(Property.DTSTART).isPresent();
    }

    private static boolean says(VEvent event, String property, String value) {
        return event.getProperty(property).stream().anyMatch(each -> value.equalsIgnoreCase(each.getValue()));
    }

    private static Entry entry(VEvent event, Period<? extends Temporal> time, ZoneId zone) {
        var from = instant(time.getStart(), zone);
        var uid = event.getUid().map(Uid::getValue).orElse("");
        return new Entry(uid + " " + from, from, instant(time.getEnd(), zone), "");
    }

    private static Instant instant(Temporal time, ZoneId zone) {
        return switch (time) {
            case Instant at -> at;
            case OffsetDateTime at -> at.toInstant();
            case ZonedDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw new IllegalArgumentException("a time of another kind");
        };
    }
}
