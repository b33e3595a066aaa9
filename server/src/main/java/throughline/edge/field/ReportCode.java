package throughline.edge.field;

import java.util.List;
import throughline.work.ReportCodes;

/** The four things that a report is made of, in the order in which they are tapped. */
enum ReportCode {
    CONDITION,
    CAUSE,
    COMPONENT,
    ACTION;

    /** The name of its field. */
    String field() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    List<ReportCodes.Code> of(ReportCodes codes) {
        return switch (this) {
            case CONDITION -> codes.conditions();
            case CAUSE -> codes.causes();
            case COMPONENT -> codes.components();
            case ACTION -> codes.actions();
        };
    }

    /** What people call it; the key itself when it is no longer on the list. */
    static String name(List<ReportCodes.Code> codes, String key, String language) {
        return codes.stream()
                .filter(code -> code.key().equals(key))
                .map(code -> code.name(language))
                .findFirst()
                .orElse(key);
    }
}
