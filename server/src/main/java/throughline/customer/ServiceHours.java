package throughline.customer;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * The hours of a week in which somebody works, on the wall clock of the place. A day may be split, and a day without windows is a day
 * off. A week without any window cannot be made: nothing that waits for an opening would ever come.
 *
 * <p>On paper and on the wire they are a text: {@code 24/7}; {@code 8-16} from Monday to Friday; {@code Mon-Fri 8-12,13-17; Sat 9-13}
 * by day; and {@code ; holidays} at the end where a holiday is a day like any other.
 *
 * @param days the windows of each day, earliest first, none touching another
 * @param holidays whether a holiday is a day like any other
 */
public record ServiceHours(Map<DayOfWeek, List<Window>> days, boolean holidays) {
    private static final Pattern WINDOW =
            Pattern.compile("([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?-(?:24|([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?)");
    private static final Pattern DAYS = Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? +(.+)");
    private static final String ALWAYS_TEXT = "24/7";
    private static final String HOLIDAYS_TOO = "holidays";

    /** At any hour of any day, holidays too. */
    public static final ServiceHours ALWAYS = always();

    /** {@code from} is inside, {@code to} is not; a {@code to} of midnight is the end of the day. */
    public record Window(LocalTime from, LocalTime to) {
        public Window {
            if (!toTheEnd(to) && !from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "A window must end after it begins (%s-%s). Maybe it goes through midnight: make it two."
                                .formatted(from, to));
            }
        }

        public boolean toTheEnd() {
            return toTheEnd(to);
        }

        private static boolean toTheEnd(LocalTime to) {
            return to.equals(LocalTime.MIDNIGHT);
        }

        public boolean holds(LocalTime time) {
            return !time.isBefore(from) && (toTheEnd() || time.isBefore(to));
        }

        Duration length() {
            return Duration.between(from, to).plusDays(toTheEnd() ? 1 : 0);
        }
    }

    public ServiceHours {
        var tidy = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.forEach((day, windows) -> {
            if (!windows.isEmpty()) {
                tidy.put(day, List.copyOf(windows));
            }
        });
        if (tidy.isEmpty()) {
            throw new IllegalArgumentException("Service hours need at least one window in the week.");
        }
        for (var windows : tidy.values()) {
            for (int i = 1; i < windows.size(); i++) {
                if (windows.get(i - 1).toTheEnd()
                        || windows.get(i).from().isBefore(windows.get(i - 1).to())) {
                    throw new IllegalArgumentException(
                            "The windows of a day follow each other and do not overlap (%s).".formatted(windows));
                }
            }
        }
        days = Collections.unmodifiableMap(tidy);
    }

    /** @throws IllegalArgumentException when nobody could say which hours are meant */
    @JsonCreator
    public static ServiceHours of(String text) {
        if (text.equals(ALWAYS_TEXT)) {
            return ALWAYS;
        }
        var parts = new ArrayList<>(
                Arrays.stream(text.split(";", -1)).map(String::strip).toList());
        boolean holidays = parts.size() > 1 && parts.getLast().equals(HOLIDAYS_TOO);
        if (holidays) {
            parts.removeLast();
        }
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var part : parts) {
            var named = DAYS.matcher(part);
            boolean isNamed = named.matches();
            var first = isNamed ? day(named.group(1), text) : DayOfWeek.MONDAY;
            var last = !isNamed ? DayOfWeek.FRIDAY : named.group(2) == null ? first : day(named.group(2), text);
            var windows = windows(isNamed ? named.group(3) : part, text);
            if (last.compareTo(first) < 0) {
                throw unreadable(text);
            }
            for (int day = first.getValue(); day <= last.getValue(); day++) {
                if (days.put(DayOfWeek.of(day), windows) != null) {
                    throw unreadable(text);
                }
            }
        }
        return new ServiceHours(days, holidays);
    }

    /** As a person wrote them; any hour where nobody could say which are meant, which the form then says. */
    public static ServiceHours read(Form form, String field, @Nullable String written) {
        var text = written == null ? "" : written.strip();
        boolean readable = readable(text);
        form.check(
                field,
                readable,
                text,
                "customer.hours-unknown",
                "Write hours such as 24/7, 8-16 or Mon-Fri 8-17; Sat 9-13.");
        return readable ? of(text) : ALWAYS;
    }

    /** Whether a text can be read as service hours. */
    public static boolean readable(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** These windows from Monday to Friday, holidays off. */
    public static ServiceHours weekdays(Window... windows) {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
            days.put(day, List.of(windows));
        }
        return new ServiceHours(days, false);
    }

    /** The same with other windows on this day. */
    public ServiceHours with(DayOfWeek day, Window... windows) {
        var changed = new EnumMap<>(days);
        changed.put(day, List.of(windows));
        return new ServiceHours(changed, holidays);
    }

    public List<Window> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Length of a week without holidays. */
    public Duration week() {
        return days.values().stream().flatMap(List::stream).map(Window::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** As an agreement says it, so that {@link #of} reads the same. */
    @Override
    @JsonValue
    public String toString() {
        if (equals(ALWAYS)) {
            return ALWAYS_TEXT;
        }
        var parts = new ArrayList<String>();
        for (int first = 1; first <= 7; first++) {
            var windows = on(DayOfWeek.of(first));
            if (windows.isEmpty()) {
                continue;
            }
            int last = first;
            while (last < 7 && on(DayOfWeek.of(last + 1)).equals(windows)) {
                last++;
            }
            parts.add((last == first ? name(first) : name(first) + "-" + name(last)) + " " + text(windows));
            first = last;
        }
        if (holidays) {
            parts.add(HOLIDAYS_TOO);
        }
        boolean weekdays = parts.size() == 1 && parts.getFirst().startsWith("Mon-Fri ");
        return weekdays ? text(on(DayOfWeek.MONDAY)) : String.join("; ", parts);
    }

    private static String name(int day) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    private static DayOfWeek day(String name, String whole) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day.getValue()).equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable(whole));
    }

    private static List<Window> windows(String text, String whole) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> window(part.strip(), whole))
                .toList();
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "These service hours (%s) cannot be read. They look like 24/7, 8-16 or Mon-Fri 8-12,13-17; Sat 9-13."
                        .formatted(text));
    }

    private static String text(List<Window> windows) {
        return windows.stream()
                .map(window -> text(window.from()) + "-" + (window.toTheEnd() ? "24" : text(window.to())))
                .collect(joining(","));
    }

    private static String text(LocalTime time) {
        return time.getMinute() == 0
                ? String.valueOf(time.getHour())
                : "%d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private static ServiceHours always() {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, List.of(new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new ServiceHours(days, true);
    }

    private static Window window(String part, String whole) {
        var found = WINDOW.matcher(part);
        if (!found.matches()) {
            throw unreadable(whole);
        }
        var to = found.group(3) == null ? LocalTime.MIDNIGHT : time(found.group(3), found.group(4));
        return new Window(time(found.group(1), found.group(2)), to);
    }

    private static LocalTime time(String hour, @Nullable String minute) {
        return LocalTime.of(Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute));
    }
}
