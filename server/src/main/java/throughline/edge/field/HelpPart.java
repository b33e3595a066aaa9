package throughline.edge.field;

import java.util.List;
import throughline.dispatch.CallForHelp;
import throughline.dispatch.Need;

/** Need help: what can be asked for, and what became of what was. */
final class HelpPart {
    private HelpPart() {}

    /** What was asked for: who has it since when, or that nobody has it yet. The page looks again by itself while it waits. */
    static Html standing(JobSheet sheet, FieldWords.Of words) {
        var calls = sheet.help().calls();
        boolean waits = calls.stream().anyMatch(CallForHelp::isOpen);
        return calls.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<div class=\"blk facts\" role=\"status\"{}>{}</div>",
                        waits ? new Html(" data-waits") : Html.NOTHING,
                        Html.all(calls.stream()
                                .map(call -> one(call, sheet, words))
                                .toList()));
    }

    private static Html one(CallForHelp call, JobSheet sheet, FieldWords.Of words) {
        var what = what(call.need(), call.skill(), words);
        var taken = call.takenBy();
        var said = taken != null
                ? words.say("help-has", taken.name(), sheet.time(taken.at()))
                : words.say(call.isOpen() ? "help-waits" : "help-over", sheet.time(call.askedAt()));
        return Html.of(
                "<div class=\"fact {}\">{}<div><b>{}</b><p>{}</p></div></div>",
                call.isOpen() ? "high" : "",
                Icon.PEOPLE.drawing(),
                what,
                said);
    }

    private static String what(Need need, String skill, FieldWords.Of words) {
        var word = words.say(key(need));
        return skill.isEmpty() ? word : word + ": " + skill;
    }

    private static String key(Need need) {
        return switch (need) {
            case DANGER -> "help-danger";
            case TECHNICIAN -> "help-technician";
            case SKILL -> "help-skill";
            case PARTS -> "help-parts";
            case ADVICE -> "help-advice";
        };
    }

    /** One press asks; a word beside it may be left out. In danger the number for emergencies comes first. */
    static Html form(JobSheet sheet, String link, FieldWords.Of words) {
        var emergency = sheet.emergency();
        var skills = sheet.help().skills();
        return Html.of(
                """
                <details><summary class="big no">{}{}</summary><h2>{}</h2><form method="post" action="{}"><label>{}<textarea name="note" rows="1" maxlength="300" dir="auto"></textarea></label>\
                <div class="grid">{}<a class="tile crit" href="tel:{}">{}{}</a>{}</div>{}</form></details>
                """,
                Icon.PEOPLE.drawing(),
                words.say("need-help"),
                words.say("help-what"),
                link + "/" + JobActs.HELP,
                words.say("help-note"),
                button(Need.DANGER, "tile crit", words),
                emergency,
                Icon.PHONE.drawing(),
                words.say("help-emergency", emergency),
                Html.all(List.of(Need.TECHNICIAN, Need.ADVICE, Need.PARTS).stream()
                        .map(need -> button(need, "tile", words))
                        .toList()),
                skills.isEmpty() ? Html.NOTHING : able(skills, words));
    }

    private static Html button(Need need, String look, FieldWords.Of words) {
        return Html.of(
                "<button class=\"{}\" name=\"need\" value=\"{}\">{}</button>", look, need.word(), words.say(key(need)));
    }

    private static Html able(List<String> skills, FieldWords.Of words) {
        return Html.of(
                "<label>{}<select name=\"skill\">{}</select></label>{}",
                words.say("help-able"),
                Html.all(skills.stream()
                        .map(skill -> Html.of("<option>{}</option>", skill))
                        .toList()),
                button(Need.SKILL, "tile", words));
    }
}
