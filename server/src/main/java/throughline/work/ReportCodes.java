package throughline.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door to what a technician can report: how the unit was found, what was wrong, where, and what was done. A key is never
 * renamed, because reports keep it; its name is shown in the reader's language.
 */
@Component
public class ReportCodes {
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    /**
     * One thing to choose.
     *
     * @param on what it can be reported of: lift, escalator or both
     * @param repeats of a cause: whether it speaks against the unit, so that the next visit repeats this one
     */
    public record Code(String key, Map<String, String> names, String on, boolean repeats) {
        /** @param kind of the unit; null while it is not known which unit it is */
        public boolean fits(@Nullable String kind) {
            return kind == null || on.equals("both") || on.equals("escalator") == kind.equals("escalator");
        }

        public String name(String language) {
            return names.getOrDefault(language, names.getOrDefault("en", key));
        }
    }

    private final Map<String, Code> conditions;
    private final Map<String, Code> causes;
    private final Map<String, Code> components;
    private final Map<String, Code> actions;

    ReportCodes(JsonMapper json) {
        try (var file = ReportCodes.class.getResourceAsStream("report-codes.json")) {
            var lists = json.readTree(file);
            this.conditions = codes(json, lists.path("conditions"));
            this.causes = codes(json, lists.path("causes"));
            this.components = codes(json, lists.path("components"));
            this.actions = codes(json, lists.path("actions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Code> conditions() {
        return List.copyOf(conditions.values());
    }

    public List<Code> causes() {
        return List.copyOf(causes.values());
    }

    public List<Code> components() {
        return List.copyOf(components.values());
    }

    public List<Code> actions() {
        return List.copyOf(actions.values());
    }

    boolean isCondition(String key) {
        return conditions.containsKey(key);
    }

    boolean isCause(String key) {
        return causes.containsKey(key);
    }

    /** False for misuse, vandalism and the power supply; what is no longer on the list does. */
    boolean speaksAgainstTheUnit(String cause) {
        var code = causes.get(cause);
        return code == null || code.repeats();
    }

    boolean isComponent(String key) {
        return components.containsKey(key);
    }

    boolean isAction(String key) {
        return actions.containsKey(key);
    }

    private static Map<String, Code> codes(JsonMapper json, JsonNode list) {
        var codes = new LinkedHashMap<String, Code>();
        for (var each : list) {
            var key = each.path("key").asString();
            codes.put(
                    key,
                    new Code(
                            key,
                            json.convertValue(each.path("names"), NAMES),
                            each.path("on").asString("both"),
                            each.path("repeats").asBoolean(true)));
        }
        return codes;
    }
}
