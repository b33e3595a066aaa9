package throughline.edge.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.work.ReportCodes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which codes of a report are shown first, so that four taps are enough; the others are one tap further. */
@Component
class Likely {
    private static final String FILE = "/throughline/edge/field/likely.json";
    private static final TypeReference<Map<String, List<String>>> BY_LETTER = new TypeReference<>() {};

    /** @param rest everything else, in the order of the list */
    record Choice(List<ReportCodes.Code> first, List<ReportCodes.Code> rest) {}

    private final Map<ReportCode, Map<String, List<String>>> keys = new java.util.EnumMap<>(ReportCode.class);
    private final ReportCodes codes;

    Likely(ReportCodes codes, JsonMapper json) {
        this.codes = codes;
        try (var file = Objects.requireNonNull(Likely.class.getResourceAsStream(FILE))) {
            var lists = json.readTree(file);
            for (var code : ReportCode.values()) {
                keys.put(code, json.convertValue(lists.path(code.field()), BY_LETTER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param problem a problem code such as {@code D-12}; its letter is its category
     * @param kind of the unit; what it does not have is not shown
     */
    Choice of(ReportCode code, String problem, @Nullable String kind) {
        var byLetter = Objects.requireNonNull(keys.get(code));
        var letter = problem.isEmpty() ? "" : problem.substring(0, 1);
        var likely = byLetter.getOrDefault(letter, byLetter.getOrDefault("", List.of()));
        var all = code.of(codes).stream().filter(each -> each.fits(kind)).toList();
        return new Choice(
                likely.stream()
                        .flatMap(key -> all.stream().filter(each -> each.key().equals(key)))
                        .toList(),
                all.stream().filter(each -> !likely.contains(each.key())).toList());
    }

    Map<ReportCode, Map<String, List<String>>> keys() {
        return keys;
    }
}
