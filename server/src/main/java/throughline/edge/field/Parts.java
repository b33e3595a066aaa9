package throughline.edge.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.RejectReason;

/** Pieces that several of the technician's pages share. */
final class Parts {
    private static final List<Integer> USUAL_MINUTES = List.of(15, 30, 45, 60);
    private static final int MINUTES_OF_A_TEXT = 30; // the arrival of somebody who replies 1 and nothing else
    private static final String[] SHAPES = {
        "M6.1.8h7.8l5.3 5.3v7.8l-5.3 5.3H6.1L.8 13.9V6.1z",
        "M10 .3 20.2 19H-.2z",
        "M2 2h16v16H2z",
        "M10 1a9 9 0 1 0 .01 0z"
    };

    private Parts() {}

    /** Shape, number and word: never the colour alone. */
    static Html priority(int number, FieldWords.Of words) {
        return Html.of(
                "<span class=\"pri p{}\"><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"{}\"/><text x=\"10\" y=\"{}\">{}</text></svg>{}</span>",
                number,
                SHAPES[number - 1],
                number == 2 ? "16.6" : "14",
                number,
                words.say("priority-" + number));
    }

    /**
     * When will you be there? The usual times are one tap; the clock of the place takes any other.
     *
     * @param button what is pressed then
     */
    static Html whenThere(String action, Html button, FieldWords.Of words) {
        var taps = Html.all(USUAL_MINUTES.stream()
                .map(minutes -> Html.of(
                        "<label class=\"pick\"><input type=\"radio\" name=\"minutes\" value=\"{}\"{}><span>{}</span></label>",
                        minutes,
                        minutes == MINUTES_OF_A_TEXT ? new Html(" checked") : Html.NOTHING,
                        words.say("minutes", minutes)))
                .toList());
        return Html.of(
                """
                <form method="post" action="{}"><fieldset><legend>{}</legend><div class="picks">{}<label class="pick"><input type="radio" name="minutes" value="" class="own"><span>{}</span></label></div>
                <label class="at">{}<input type="time" name="at"></label></fieldset>{}</form>
                """, action, words.say("there-in"), taps, words.say("another-time"), words.say("there-at"), button);
    }

    static Html cannot(String action, String summary, FieldWords.Of words) {
        var reasons = Html.all(List.of(RejectReason.values()).stream()
                .map(reason -> Html.of(
                        "<button class=\"tile\" name=\"reason\" value=\"{}\">{}</button>",
                        reason.word(),
                        words.say(reason.word())))
                .toList());
        return Html.of(
                "<details><summary class=\"big no\">{}{}</summary><h2>{}</h2><form method=\"post\" action=\"{}\" class=\"grid\">{}</form></details>",
                Icon.CROSS.drawing(),
                summary,
                words.say("why-not"),
                action,
                reasons);
    }

    /** One press, one act. */
    static Html press(String action, String look, Icon icon, String words) {
        return Html.of(
                "<form method=\"post\" action=\"{}\"><button class=\"big {}\">{}{}</button></form>",
                action,
                look,
                icon.drawing(),
                words);
    }

    /** What people wrote: it has its own direction and its own lines. */
    static Html written(String text) {
        return Html.of("<span dir=\"auto\" class=\"pre\">{}</span>", text);
    }

    /** @param label what it is, for those who do not see the drawing */
    static Html fact(Icon icon, String label, Html said) {
        return Html.of("<div class=\"fact\">{}<div><h2>{}</h2>{}</div></div>", icon.drawing(), label, said);
    }

    /** What somebody wrote down of the unit for whoever works on it. */
    static Html warning(JobSheet sheet) {
        return sheet.warning().isBlank()
                ? Html.NOTHING
                : Html.of("<div class=\"fact high\">{}{}</div>", Icon.WARNING.drawing(), written(sheet.warning()));
    }

    /** Of a unit that fails again and again, every report of late; else the last one, however long ago. */
    static Html lastVisit(JobSheet sheet, FieldWords.Of words) {
        var again = sheet.again();
        if (again != null) {
            return again(again, sheet, words);
        }
        var last = sheet.lastVisit();
        return last == null
                ? Html.NOTHING
                : fact(
                        Icon.CLOCK,
                        words.say("last-visit", sheet.clock().day(last.at(), words.language())),
                        written(last.words()));
    }

    private static Html again(JobSheet.Again again, JobSheet sheet, FieldWords.Of words) {
        var said = again.rogue()
                ? words.say("rogue-unit", again.rogueTimes(), again.rogueDays())
                : again.times() > 0
                        ? words.say("repeat-callout", again.times(), again.days())
                        : words.say("failed-again", String.valueOf(again.component()), again.componentDays());
        var visits = Html.all(again.visits().stream()
                .map(visit -> Html.of(
                        "<li>{}: {}</li>",
                        sheet.clock().day(visit.at(), words.language()),
                        Html.of("<span dir=\"auto\">{}</span>", visit.words())))
                .toList());
        return Html.of(
                "<div class=\"fact high\">{}<div><p>{}</p><ul class=\"t2\">{}</ul></div></div>",
                Icon.WARNING.drawing(),
                said,
                visits);
    }

    static Html notice(@Nullable String sentence) {
        return sentence == null
                ? Html.NOTHING
                : Html.of(
                        "<div class=\"say\" role=\"alert\">{}<span class=\"pre\">{}</span></div>",
                        Icon.WARNING.drawing(),
                        sentence);
    }

    static Html callDesk(@Nullable String number, FieldWords.Of words) {
        return number == null
                ? Html.NOTHING
                : Html.of(
                        "<a class=\"tile\" href=\"tel:{}\">{}{}</a>",
                        number,
                        Icon.DESK.drawing(),
                        words.say("call-desk"));
    }
}
