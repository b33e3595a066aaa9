package throughline.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says a {@link Message} in a person's language: whole sentences with places, from {@code sentences.json}, so that nothing is glued
 * together from parts that another grammar would put elsewhere. English and Swedish keep to the GSM alphabet, where a message has
 * room for 160 characters instead of 70.
 */
public final class Sentences {
    static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");
    static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final Map<String, Map<String, String>> ALL = read();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int LONGEST_VALUE = 150;

    private Sentences() {}

    /**
     * @param language an IETF tag; English when we do not speak it
     * @param zone of the site, so that everybody who stands there reads the clock on its wall
     * @param now tells whether a time is today's and needs no date
     */
    public static String of(Message message, String language, ZoneId zone, Instant now) {
        var spoken = spoken(language);
        var values = new HashMap<String, String>();
        for (var component : message.getClass().getRecordComponents()) {
            values.put(
                    component.getName(),
                    switch (value(message, component)) {
                        case Instant at -> time(at, spoken, zone, now);
                        case LocalDate day -> filled(sentence("on-a-day", spoken), day(day));
                        case Object words -> clean(words.toString());
                    });
        }
        return filled(sentence(name(message.getClass()), spoken), values);
    }

    static String sentence(String name, String language) {
        return ALL.getOrDefault(name, Map.of()).getOrDefault(language, "");
    }

    /** {@code WorksAgain} is {@code works-again} in the file. */
    static String name(Class<?> message) {
        return message.getSimpleName().replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String spoken(String language) {
        return LANGUAGES.stream()
                .filter(each -> each.equalsIgnoreCase(language) || each.startsWith(language + "-"))
                .findFirst()
                .orElse("en");
    }

    private static String time(Instant at, String language, ZoneId zone, Instant now) {
        var there = at.atZone(zone);
        var time = CLOCK.format(there);
        if (there.toLocalDate().equals(now.atZone(zone).toLocalDate())) {
            return time;
        }
        var values = new HashMap<>(day(there.toLocalDate()));
        values.put("time", time);
        return filled(sentence("another-day", language), values);
    }

    private static Map<String, String> day(LocalDate day) {
        return Map.of(
                "day", Integer.toString(day.getDayOfMonth()),
                "month", Integer.toString(day.getMonthValue()),
                "monthName", day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static Object value(Message message, RecordComponent component) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The components of a public record can be read", impossible);
        }
    }

    /** Names come from forms and files: no line of them breaks the sentence, none hides its direction, none makes it endless. */
    private static String clean(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_VALUE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE - 3))
                                .strip() + "...";
    }

    private static String filled(String sentence, Map<String, String> values) {
        return PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    private static Map<String, Map<String, String>> read() {
        try (InputStream file = Sentences.class.getResourceAsStream("/throughline/notify/sentences.json")) {
            if (file == null) {
                throw new IllegalStateException("sentences.json is not in the jar.");
            }
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
