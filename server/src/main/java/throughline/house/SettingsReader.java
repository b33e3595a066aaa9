package throughline.house;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Reads the settings from the environment and from {@code throughline.yaml} before anything starts. A name that is not known and a
 * value that cannot be used are refused with a sentence; nothing is silently ignored.
 */
public final class SettingsReader {
    private static final String ENVIRONMENT_PREFIX = "THROUGHLINE_";
    static final SortedSet<String> KNOWN = namesOf(Settings.class, "");

    private SettingsReader() {}

    /** The settings as {@code throughline.<name>} to value, checked. */
    public static Map<String, String> read(Map<String, String> environment, boolean demo) {
        var fromEnvironment = fromEnvironment(environment);
        var home = Path.of(fromEnvironment.getOrDefault("home", demo ? "var/demo" : "var"));
        var all = new LinkedHashMap<>(fromFile(home.resolve("throughline.yaml")));
        all.putAll(fromEnvironment);
        all.put("home", home.toString());
        all.put("demo", Boolean.toString(demo || Boolean.parseBoolean(all.get("demo"))));
        var properties = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> properties.put("throughline." + name, value));
        bind(new MapConfigurationPropertySource(properties));
        return properties;
    }

    /** @throws CannotStart with the sentence of the first value that cannot be used */
    public static Settings bind(ConfigurationPropertySource... sources) {
        try {
            return new Binder(sources).bindOrCreate("throughline", Settings.class);
        } catch (BindException e) {
            throw explained(e);
        }
    }

    private static CannotStart explained(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart sentence) {
                return sentence;
            }
        }
        var property = failure.getProperty();
        var name = failure.getName().toString().replaceFirst("^throughline\\.", "");
        return new CannotStart("The setting %s (%s) cannot be used: it must be a %s."
                .formatted(
                        name,
                        property == null ? "" : property.getValue(),
                        switch (String.valueOf(failure.getTarget().getType())) {
                            case "int" -> "whole number";
                            case "boolean" -> "true or false";
                            case "class throughline.house.Settings$Passkeys" -> "word: required or optional";
                            case "class java.net.URI" -> "web address such as https://desk.example";
                            case "class java.time.Duration" -> "duration such as 30s or 5m";
                            case String other -> "value of kind " + other.replaceFirst(".*[.$]", "");
                        }));
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        var byVariable = new LinkedHashMap<String, String>();
        KNOWN.forEach(name -> byVariable.put(variable(name), name));
        var found = new LinkedHashMap<String, String>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                var name = byVariable.get(variable);
                if (name == null) {
                    throw unknown(variable, new TreeSet<>(byVariable.keySet()));
                }
                found.put(name, value);
            }
        });
        return found;
    }

    private static Map<String, String> fromFile(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            var found = new LinkedHashMap<String, String>();
            for (var source : new YamlPropertySourceLoader().load("settings", new FileSystemResource(file))) {
                var properties = (EnumerablePropertySource<?>) source;
                for (var name : properties.getPropertyNames()) {
                    var plain = name.replaceFirst("\\[\\d+]$", "");
                    if (!KNOWN.contains(plain)) {
                        throw unknown(name + " in " + file, KNOWN);
                    }
                    found.merge(plain, String.valueOf(properties.getProperty(name)), (a, b) -> a + "," + b);
                }
            }
            return found;
        } catch (IOException | RuntimeException e) {
            if (e instanceof CannotStart sentence) {
                throw sentence;
            }
            throw new CannotStart("The settings file %s cannot be read: %s".formatted(file, firstLine(e)));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static CannotStart unknown(String written, SortedSet<String> known) {
        var name = written.replaceFirst(" in .*", "");
        var nearest = known.stream().min(Comparator.comparingInt(candidate -> distance(candidate, name)));
        return new CannotStart("There is no setting %s. Maybe you meant %s.".formatted(written, nearest.orElseThrow()));
    }

    static String variable(String name) {
        return ENVIRONMENT_PREFIX
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static SortedSet<String> namesOf(Class<?> settings, String prefix) {
        var names = new TreeSet<String>();
        for (RecordComponent component : settings.getRecordComponents()) {
            var name = prefix + nameOf(settings, component);
            boolean group = component.getType().isRecord() && component.getType() != Settings.PortRange.class;
            names.addAll(group ? namesOf(component.getType(), name + ".") : new TreeSet<>(List.of(name)));
        }
        return names;
    }

    private static String nameOf(Class<?> settings, RecordComponent component) {
        for (var parameter : settings.getDeclaredConstructors()[0].getParameters()) {
            var given = parameter.getAnnotation(Name.class);
            if (given != null && parameter.getName().equals(component.getName())) {
                return given.value();
            }
        }
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein: how many letters must change to make one out of the other. */
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
