package throughline.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Which value of two records a merge keeps, and which of them an undone one puts back. The fields are those of the record as it is sent. */
final class Blend {
    /** How bills travel is nothing without where to, and the day of a check nothing without who checked. */
    private static final Map<String, Set<String>> TOGETHER = Map.of(
            "delivery", Set.of("delivery", "deliveryAddress"),
            "deliveryAddress", Set.of("delivery", "deliveryAddress"),
            "verifiedOn", Set.of("verifiedOn", "verifiedBy"),
            "verifiedBy", Set.of("verifiedOn", "verifiedBy"));

    private final JsonMapper json;

    Blend(JsonMapper json) {
        this.json = json;
    }

    /** The survivor with these fields of the other. */
    <T> T taking(T survivor, T other, Iterable<String> take) {
        ObjectNode kept = json.valueToTree(survivor);
        ObjectNode theirs = json.valueToTree(other);
        for (var field : take) {
            kept.set(field, theirs.path(field));
        }
        return read(kept, survivor);
    }

    /** Of these fields the ones that say nothing in the survivor and something in the other. */
    List<String> empty(Object survivor, Object other, List<String> fields) {
        ObjectNode kept = json.valueToTree(survivor);
        ObjectNode theirs = json.valueToTree(other);
        return fields.stream()
                .filter(field -> saysNothing(kept.path(field)) && !saysNothing(theirs.path(field)))
                .toList();
    }

    /** The fields of {@code before} whose value is another one after. */
    Map<String, JsonNode> changed(Object before, Object after, List<String> fields) {
        ObjectNode was = json.valueToTree(before);
        ObjectNode is = json.valueToTree(after);
        var changed = new LinkedHashMap<String, JsonNode>();
        for (var field : fields) {
            if (!Objects.equals(known(was.path(field)), known(is.path(field)))) {
                changed.put(field, was.path(field));
            }
        }
        return changed;
    }

    /** Those of the changed fields that still hold what the merge wrote; what belongs together, together. */
    Set<String> untouched(Object now, Map<String, JsonNode> after) {
        ObjectNode is = json.valueToTree(now);
        var same = after.entrySet().stream()
                .filter(each -> Objects.equals(known(is.path(each.getKey())), known(each.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return same.stream()
                .filter(field -> TOGETHER.getOrDefault(field, Set.of()).stream()
                        .filter(after::containsKey)
                        .allMatch(same::contains))
                .collect(Collectors.toSet());
    }

    <T> T with(T now, Map<String, JsonNode> values, Set<String> fields) {
        ObjectNode node = json.valueToTree(now);
        fields.forEach(field -> node.set(field, values.get(field)));
        return read(node, now);
    }

    @SuppressWarnings("unchecked")
    private <T> T read(ObjectNode node, T like) {
        return (T) json.treeToValue(node, like.getClass());
    }

    private static boolean saysNothing(JsonNode value) {
        return known(value).isNull() || value.isBoolean() && !value.asBoolean();
    }

    private static JsonNode known(JsonNode value) {
        boolean isNothing = value.isMissingNode()
                || value.isNull()
                || value.isString() && value.asString().isEmpty()
                || value.isArray() && value.isEmpty();
        return isNothing ? NullNode.getInstance() : value;
    }
}
