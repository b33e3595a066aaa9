package throughline.edge.field;

import java.util.List;
import throughline.work.HoldReason;
import throughline.work.Priority;

/** Put on hold: what it waits for, and until which day. People may be trapped in an entrapment, which never waits. */
final class HoldPart {
    private static final List<HoldReason> REASONS =
            List.of(HoldReason.PART, HoldReason.ACCESS, HoldReason.CUSTOMER, HoldReason.NEXT_WORKING_DAY);

    private HoldPart() {}

    static Html form(JobSheet sheet, String link, FieldWords.Of words) {
        if (sheet.order().priority() == Priority.ENTRAPMENT) {
            return Html.NOTHING;
        }
        return Html.of(
                """
                <details><summary class="big no">{}{}</summary><h2>{}</h2><form method="post" action="{}"><label>{}<input type="date" name="until" min="{}"></label>\
                <label>{}<textarea name="note" rows="1" maxlength="300" dir="auto"></textarea></label><div class="grid">{}</div></form></details>
                """,
                Icon.PAUSE.drawing(),
                words.say("put-on-hold"),
                words.say("hold-why"),
                link + "/" + JobActs.HOLD,
                words.say("hold-until"),
                sheet.clock().today().plusDays(1),
                words.say("help-note"),
                Html.all(REASONS.stream()
                        .map(reason -> Html.of(
                                "<button class=\"tile\" name=\"reason\" value=\"{}\">{}</button>",
                                reason.word(),
                                words.say(key(reason))))
                        .toList()));
    }

    private static String key(HoldReason reason) {
        return switch (reason) {
            case PART -> "hold-part";
            case ACCESS -> "hold-access";
            case CUSTOMER -> "hold-customer";
            default -> "hold-working-day";
        };
    }
}
