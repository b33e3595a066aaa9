package throughline.edge.field;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.Part;
import throughline.work.Report;

/**
 * A report as it was filled in, right or wrong, so that nothing must be filled in twice.
 *
 * @param arrived a time of the place's clock, such as 14:07; empty when the page did not ask
 * @param released the same
 * @param inService whether it was said at all is a question of {@link #read}
 */
record ReportForm(
        Map<ReportCode, String> codes,
        String arrived,
        String released,
        String inService,
        String note,
        List<PartForm> parts,
        String partsOn) {
    static final int MOST_PARTS = 6;

    /** @param quantity as it was typed */
    record PartForm(String name, String quantity, boolean missing) {
        static final PartForm NONE = new PartForm("", "1", false);
    }

    /** The button that sends the photos and closes nothing. */
    static final String ONLY = "only";

    static final String PHOTOS = "photos";

    static final ReportForm EMPTY = new ReportForm(Map.of(), "", "", "", "", List.of(), "");

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
                filled.getOrDefault("note", "").replace("\r\n", "\n"),
                IntStream.range(0, MOST_PARTS)
                        .mapToObj(i -> new PartForm(
                                filled.getOrDefault("part" + i, "").strip(),
                                filled.getOrDefault("quantity" + i, "1").strip(),
                                filled.containsKey("missing" + i)))
                        .filter(part -> !part.name().isEmpty())
                        .toList(),
                filled.getOrDefault("partsOn", ""));
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
                note,
                parts.stream().map(part -> part(form, part)).toList(),
                PlaceClock.day(partsOn));
        form.check(
                "inService",
                inService.equals("true") || inService.equals("false"),
                "",
                "kernel.field-missing",
                "Fill this in.");
        form.accept();
        return report;
    }

    private static Part part(Form form, PartForm part) {
        int quantity = 0;
        try {
            quantity = Integer.parseInt(part.quantity());
        } catch (NumberFormatException _) {
            // not a number, which is said beside it
        }
        form.check("parts", quantity > 0, "", "work.part-quantity", "How many? Write a number from 1.");
        return new Part(part.name(), quantity, part.missing());
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
