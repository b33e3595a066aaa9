package throughline.edge.field;

import java.util.ArrayList;
import java.util.List;

/** Which parts were used and which are missing, by name or article number; counted on the button that opens it. */
final class PartsPart {
    private PartsPart() {}

    static Html form(ReportForm filled, JobSheet sheet, FieldWords.Of words, Html wrong) {
        var rows = new ArrayList<Html>();
        var known = filled.parts();
        for (int i = 0; i < ReportForm.MOST_PARTS; i++) {
            var part = i < known.size() ? known.get(i) : ReportForm.PartForm.NONE;
            rows.add(row(i, part, words));
        }
        return Html.of(
                """
                <details{} data-parts><summary class="big no">{}{} <b class="num">{}</b></summary>{}{}<label>{}<input type="date" name="partsOn" value="{}" min="{}"></label></details>
                """,
                wrong.isEmpty() ? Html.NOTHING : new Html(" open"),
                Icon.SPANNER.drawing(),
                words.say("parts"),
                known.size(),
                wrong,
                Html.all(List.copyOf(rows)),
                words.say("parts-on"),
                filled.partsOn(),
                sheet.clock().today());
    }

    private static Html row(int i, ReportForm.PartForm part, FieldWords.Of words) {
        return Html.of(
                """
                <div class="part"><label>{}<input name="part{}" value="{}" maxlength="100" dir="auto" autocomplete="off"></label><label>{}<input type="number" name="quantity{}" value="{}" min="1" max="999" inputmode="numeric"></label>\
                <label class="pick"><input type="checkbox" name="missing{}" value="true"{}><span>{}</span></label></div>
                """,
                words.say("part-name"),
                i,
                part.name(),
                words.say("part-many"),
                i,
                part.quantity(),
                i,
                part.missing() ? new Html(" checked") : Html.NOTHING,
                words.say("part-missing"));
    }
}
