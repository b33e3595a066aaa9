package throughline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Something that may be asked, as the contract says.
 *
 * @param open strangers may ask it
 * @param filters what may stand behind the question mark
 * @param hasBody a form in JSON goes along
 */
record Operation(String method, String pattern, boolean open, List<String> filters, boolean hasBody) {
    static List<Operation> all(Attacker attacker) throws IOException, InterruptedException {
        var all = new ArrayList<Operation>();
        for (var path :
                attacker.is("GET", "/api/openapi.json", Map.of()).get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                all.add(of(operation.getKey(), path.getKey(), operation.getValue()));
            }
        }
        if (all.size() < 150) {
            throw new IllegalStateException("The contract lists " + all.size() + " operations only.");
        }
        return all;
    }

    /** With this text for all that the address names. */
    String path(String text) {
        return pattern.replaceAll("\\{\\w+}", text);
    }

    private static Operation of(String method, String pattern, JsonNode said) {
        var filters = new ArrayList<String>();
        said.path("parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                filters.add(parameter.get("name").asString());
            }
        });
        boolean open = said.has("security") && said.get("security").isEmpty();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                pattern,
                open,
                filters,
                said.at("/requestBody/content").has("application/json"));
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
