package throughline.edge.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.work.ReportCodes;

/**
 * The report in four taps and a last one that closes the job. It is one page, because in a machine room the net comes and goes; it is
 * needed again only for the last tap.
 */
@Component
class ReportPage {
    private final Likely likely;

    ReportPage(Likely likely) {
        this.likely = likely;
    }

    /**
     * @param refused what was wrong with the report that was sent; null for a fresh page
     * @param notice what else is to be said above it
     */
    Html of(
            JobSheet sheet,
            String link,
            FieldWords.Of words,
            ReportForm filled,
            @Nullable Refused refused,
            @Nullable String notice) {
        var wrong = new Wrong(refused, words);
        var choices = Html.all(List.of(ReportCode.values()).stream()
                .map(code -> choice(code, sheet, words, filled, wrong))
                .toList());
        return Html.of(
                """
                {}<div class="head"><h1>{}</h1><p class="t2">{}</p></div><form method="post" action="{}" enctype="multipart/form-data" data-report>{}{}
                <div class="foot close"><div class="pair">{}{}</div><h2 id="runs">{}</h2><button class="big yes" name="inService" value="true" aria-describedby="runs">{}{}</button><button class="big no" name="inService" value="false" aria-describedby="runs">{}{}</button><a class="back" href="{}">{}</a></div></form>
                """,
                Parts.notice(refused == null ? notice : words.refusal(refused)),
                words.say("report-back"),
                words.say("report-lead"),
                link + "/report",
                choices,
                more(sheet, words, filled, wrong),
                photos(sheet, link, notice != null, words),
                PartsPart.form(filled, sheet, words, Html.all(wrong.with("parts"), wrong.with("partsOn"))),
                words.say("runs-now"),
                Icon.TICK.drawing(),
                words.say("runs"),
                Icon.STOPPED.drawing(),
                words.say("stopped"),
                link,
                words.say("back"));
    }

    private Html choice(ReportCode code, JobSheet sheet, FieldWords.Of words, ReportForm filled, Wrong wrong) {
        var choice = likely.of(code, sheet.order().problem().code(), sheet.kind());
        boolean restIsChosen = choice.rest().stream().anyMatch(each -> filled.has(code, each.key()));
        return Html.of(
                """
                <fieldset class="blk"{}><legend>{}</legend>{}<div class="grid">{}</div>{}</fieldset>
                """,
                wrong.described(code.field()),
                words.say(code.field()),
                wrong.with(code.field()),
                tiles(code, choice.first(), words, filled),
                choice.rest().isEmpty()
                        ? Html.NOTHING
                        : Html.of(
                                "<details{}><summary class=\"more\">{}</summary><div class=\"grid\">{}</div></details>",
                                restIsChosen ? new Html(" open") : Html.NOTHING,
                                words.say("more"),
                                tiles(code, choice.rest(), words, filled)));
    }

    private static Html tiles(ReportCode code, List<ReportCodes.Code> codes, FieldWords.Of words, ReportForm filled) {
        return Html.all(codes.stream()
                .map(each -> Html.of(
                        "<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"{}\"{}><span>{}</span></label>",
                        code.field(),
                        each.key(),
                        filled.has(code, each.key()) ? new Html(" checked") : Html.NOTHING,
                        each.name(words.language())))
                .toList());
    }

    /** What the order does not know yet, and the note that may be left out. */
    private static Html more(JobSheet sheet, FieldWords.Of words, ReportForm filled, Wrong wrong) {
        var order = sheet.order();
        boolean asksArrival = order.onSiteAt() == null || wrong.holds("arrivedAt");
        boolean asksRelease = sheet.isTrapped() || wrong.holds("releasedAt");
        var note = Html.of(
                "<label>{}{}<textarea name=\"note\" rows=\"2\" maxlength=\"4000\" dir=\"auto\"{}>{}</textarea></label>",
                words.say("note"),
                wrong.with("note"),
                wrong.described("note"),
                new Html("\n" + Html.of("{}", filled.note()).markup())); // a page swallows the first line feed
        var times = Html.all(
                asksArrival ? time("arrivedAt", words.say("arrived-at"), filled.arrived(), sheet, wrong) : Html.NOTHING,
                asksRelease
                        ? time("releasedAt", words.say("people-out-at"), filled.released(), sheet, wrong)
                        : Html.NOTHING);
        return Html.all(
                times.isEmpty() ? Html.NOTHING : Html.of("<div class=\"blk\">{}</div>", times),
                VoicePart.form(note, words));
    }

    /** They go with the report; more than the camera gives at once go before it, and what was tapped stays. */
    private static Html photos(JobSheet sheet, String link, boolean open, FieldWords.Of words) {
        long own = sheet.files().stream()
                .filter(file -> file.by().equals(sheet.offer().technician().name()))
                .count();
        return Html.of(
                "<details class=\"photos\" data-photos=\"{}\"{}><summary class=\"big no\">{}{} <b class=\"num\">{}</b></summary>{}{}<button class=\"big no\" name=\"{}\" value=\"{}\">{}</button></details>",
                words.say("photos-saved"),
                open ? new Html(" open") : Html.NOTHING,
                Icon.CAMERA.drawing(),
                words.say("photos-step"),
                own == 0 ? "" : words.say("photos-saved", own),
                FilesPart.list(sheet, link, words),
                FilesPart.choose(words),
                ReportForm.ONLY,
                ReportForm.PHOTOS,
                words.say("send-photos"));
    }

    private static Html time(String field, String label, String said, JobSheet sheet, Wrong wrong) {
        return Html.of(
                "<label>{}{}<input type=\"time\" name=\"{}\" value=\"{}\"{}></label>",
                label,
                wrong.with(field),
                field,
                said.isEmpty() && !wrong.holds(field) ? sheet.time(sheet.clock().now()) : said,
                wrong.described(field));
    }

    /** What is said beside each field that could not be taken. */
    private record Wrong(@Nullable Refused refused, FieldWords.Of words) {
        boolean holds(String field) {
            return refused != null && refused.fields().containsKey(field);
        }

        Html with(String field) {
            var why = refused == null ? null : refused.fields().get(field);
            return why == null
                    ? Html.NOTHING
                    : Html.of("<p class=\"wrong\" id=\"{}-wrong\">{}</p>", field, words.refusal(why));
        }

        Html described(String field) {
            return holds(field)
                    ? Html.of(" aria-describedby=\"{}-wrong\"{}", field, new Html(" aria-invalid=\"true\""))
                    : Html.NOTHING;
        }
    }
}
