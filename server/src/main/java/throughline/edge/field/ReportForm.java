package throughline.edge.field;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.Report;

/**
 * A report as it was filled in, right or wrong, so that nothing must be filled in twice.
 *
 * @param arrived a time of the place's clock, such as 14:07; empty when the page did not ask
 * @param released the same
 * @param inService whether it was said at all is a question of {@link #read}
 */
record ReportForm(Map<ReportCode, String> codes, String arrived, String released, String inService, String note) {
    /** The button that sends the photos and closes nothing. */
    static final String ONLY = "only";

    static final String PHOTOS = "photos";

    static final ReportForm EMPTY = new ReportForm(Map.of(), "", "", "", "");

    static ReportForm of(Map<String, String> filled) {
        var codes = new EnumMap<ReportCode, String>(ReportCode.class);
        for (var code : ReportCode.values()) {
            codes.put(code, filled.getOrDefault(code.field(), ""));
        }
        return new ReportForm(
                codes,
                filled.getOrDefault("arrivedAt", ""),
                filled.getOrDefault("releasedAt", ""),
                filled.getOrDefault("inService", ""),
                filled.getOrDefault("note", "").replace("\r\n", "\n"));
    }

    boolean has(ReportCode code, String key) {
        return key.equals(codes.get(code));
    }

    /** @throws Refused {@code kernel.form-incomplete} for what cannot be read at all; the rest is for the order to decide */
    Report read(JobSheet sheet) {
        var form = new Form();
        var report = new Report(
                code(ReportCode.CONDITION),
                code(ReportCode.CAUSE),
                code(ReportCode.COMPONENT),
                code(ReportCode.ACTION),
                past(form, "arrivedAt", arrived, sheet),
                past(form, "releasedAt", released, sheet),
                null,
                inService.equals("true"),
                note);
        form.check(
                "inService",
                inService.equals("true") || inService.equals("false"),
                "",
                "kernel.field-missing",
                "Fill this in.");
        form.accept();
        return report;
    }

    private String code(ReportCode code) {
        return codes.getOrDefault(code, "");
    }

    private static @Nullable Instant past(Form form, String field, String said, JobSheet sheet) {
        if (said.isBlank()) {
            return null;
        }
        var at = sheet.clock().last(said, sheet.order().raisedAt());
        form.check(
                field,
                at != null,
                "",
                "work.time-impossible",
                "This time must lie between the report of the fault and now.");
        return at;
    }
}
