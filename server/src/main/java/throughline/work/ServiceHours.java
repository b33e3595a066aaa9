package throughline.work;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week in which somebody works, on the wall clock of the place. A day may be split, and a day without windows is a day
 * off. A week without any window cannot be made: nothing that waits for an opening would ever come.
 *
 * @param days the windows of each day, earliest first, none touching another
 * @param holidays whether a holiday is a day like any other
 */
public record ServiceHours(Map<DayOfWeek, List<Window>> days, boolean holidays) {
    private static final Pattern WINDOW =
            Pattern.compile("([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?-(?:24|([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?)");

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

        boolean toTheEnd() {
            return toTheEnd(to);
        }

        private static boolean toTheEnd(LocalTime to) {
            return to.equals(LocalTime.MIDNIGHT);
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

    /**
     * Reads what an agreement says: {@code 24/7}, or the hours of each weekday such as {@code 8-16}, {@code 7:30-19} or, with a break,
     * {@code 8-12,13-17}.
     */
    public static ServiceHours of(String text) {
        if (text.equals("24/7")) {
            return ALWAYS;
        }
        var windows = Arrays.stream(text.split(",", -1))
                .map(part -> window(part.strip(), text))
                .toList();
        return weekdays(windows.toArray(Window[]::new));
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

    List<Window> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Length of a week without holidays. */
    Duration week() {
        return days.values().stream().flatMap(List::stream).map(Window::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** As an agreement says it: {@code 24/7}, {@code 8-16}, {@code 8-12,13-17}; by day where the days differ. */
    @Override
    public String toString() {
        if (equals(ALWAYS)) {
            return "24/7";
        }
        var monday = on(DayOfWeek.MONDAY);
        if (!monday.isEmpty() && equals(weekdays(monday.toArray(Window[]::new)))) {
            return text(monday);
        }
        return days.entrySet().stream()
                .map(day -> day.getKey().getDisplayName(TextStyle.SHORT, Locale.ROOT) + " " + text(day.getValue()))
                .collect(joining("; "));
    }

    private static String text(List<Window> windows) {
        return windows.stream()
                .map(window -> text(window.from()) + "-" + (window.toTheEnd() ? "24" : text(window.to())))
                .collect(joining(","));
    }

    private static String text(LocalTime time) {
        return time.getMinute() == 0 ? String.valueOf(time.getHour()) : time.toString();
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
            throw new IllegalArgumentException(
                    "These service hours (%s) cannot be read. They look like 24/7, 8-16 or 8-12,13-17."
                            .formatted(whole));
        }
        var to = found.group(3) == null ? LocalTime.MIDNIGHT : time(found.group(3), found.group(4));
        return new Window(time(found.group(1), found.group(2)), to);
    }

    private static LocalTime time(String hour, @Nullable String minute) {
        return LocalTime.of(Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute));
    }
}
