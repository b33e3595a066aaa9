package throughline.edge.field;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.request.AnswersGiven.Given;

/** The job while somebody goes there and works: where, how to get in, what was said, and the one thing to press next. */
final class JobPage {
    private JobPage() {}

    /** @param apple whether the phone knows Apple's address for maps instead of {@code geo:} (RFC 5870) */
    static Html of(JobSheet sheet, String link, FieldWords.Of words, @Nullable String notice, boolean apple) {
        return Html.of(
                "{}{}<div class=\"blk\">{}{}</div><div class=\"tiles\">{}{}{}</div><div class=\"blk facts\">{}{}</div>{}{}<div class=\"foot stay\">{}<div class=\"pair\">{}{}</div></div>",
                Parts.notice(notice),
                HelpPart.standing(sheet, words),
                head(sheet, words),
                line(sheet, words),
                drive(sheet, words, apple),
                callSite(sheet, words),
                Parts.callDesk(sheet.desk(), words),
                facts(sheet, link, words),
                FilesPart.list(sheet, link, words),
                FilesPart.form(link, words),
                otherwise(sheet, link, words),
                next(sheet, link, words),
                HoldPart.form(sheet, link, words),
                HelpPart.form(sheet, link, words));
    }

    private static Html head(JobSheet sheet, FieldWords.Of words) {
        var own = sheet.offer().arrivesAt();
        var promised =
                sheet.offer().visit() == null || own == null ? sheet.order().arrivesAt() : own;
        return Html.of(
                "<div class=\"row\"><div class=\"sp\"><h1 dir=\"auto\">{}</h1><p>{}</p><p class=\"t2\">{}</p></div>{}</div>",
                sheet.unit() == null ? sheet.street() : sheet.street() + ", " + sheet.unit(),
                sheet.city(),
                sheet.order().headline(words.language()),
                promised == null || !sheet.isGoing()
                        ? Html.NOTHING
                        : Html.of(
                                "<div class=\"r\"><b class=\"num\">{}</b><p class=\"meta\">{}</p></div>",
                                sheet.clock().dayAndTime(promised, words.language()),
                                words.say("your-arrival")));
    }

    private record Step(String word, @Nullable Instant at) {}

    private static Html line(JobSheet sheet, FieldWords.Of words) {
        var order = sheet.order();
        var steps = List.of(
                new Step("taken", order.acceptedAt()),
                new Step("on-the-way", order.onTheWayAt()),
                new Step("on-site", order.onSiteAt()),
                new Step("report-step", null));
        int now = switch (sheet.standing()) {
            case "accepted" -> 0;
            case "on-the-way" -> 1;
            case "on-site" -> 2;
            default -> 3;
        };
        var items = new ArrayList<Html>();
        for (int i = 0; i < steps.size(); i++) {
            var at = steps.get(i).at();
            items.add(Html.of(
                    "<li class=\"{}\"{}>{}<small>{}</small></li>",
                    i < now ? "done" : i == now ? "now" : "next",
                    i == now ? new Html(" aria-current=\"step\"") : Html.NOTHING,
                    words.say(steps.get(i).word()),
                    at == null || i > now ? "\u00a0" : sheet.time(at)));
        }
        return Html.of("<ol class=\"line{}\">{}</ol>", sheet.isTrapped() ? " crit" : "", Html.all(items));
    }

    private static Html drive(JobSheet sheet, FieldWords.Of words, boolean apple) {
        var address = URLEncoder.encode(sheet.street() + ", " + sheet.city(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Html.of(
                "<a class=\"tile\" href=\"{}\">{}{}</a>",
                (apple ? "https://maps.apple.com/?daddr=" : "geo:0,0?q=") + address,
                Icon.PIN.drawing(),
                words.say("drive"));
    }

    /** Somebody who can open and knows the house; the name says whom one will hear. */
    private static Html callSite(JobSheet sheet, FieldWords.Of words) {
        var contact = sheet.contact();
        return contact == null
                ? Html.NOTHING
                : Html.of(
                        "<a class=\"tile\" href=\"tel:{}\">{}<span>{}</span><span class=\"meta\" dir=\"auto\">{}</span></a>",
                        contact.phone(),
                        Icon.PHONE.drawing(),
                        words.say("call-site"),
                        contact.name());
    }

    /** How to get in; the code of the key box is shown when it is asked for, and that is written down. */
    private static Html access(JobSheet sheet, String link, FieldWords.Of words) {
        if (sheet.access().isBlank() && !sheet.hasKeyCode()) {
            return Html.NOTHING;
        }
        var shows = Html.of(
                "<form method=\"post\" action=\"{}\" data-now><input type=\"hidden\" name=\"_csrf\"><button class=\"show\">{}</button></form>",
                link + "/key-code",
                words.say("show-code"));
        return Html.of(
                "<div class=\"fact\">{}<div><h2>{}</h2>{}</div>{}</div>",
                Icon.KEY.drawing(),
                words.say("access"),
                Parts.written(sheet.access().isBlank() ? words.say("key-box") : sheet.access()),
                sheet.hasKeyCode() ? shows : Html.NOTHING);
    }

    private static Html facts(JobSheet sheet, String link, FieldWords.Of words) {
        var order = sheet.order();
        var due = sheet.isGoing() ? order.dueAt() : null;
        var look = Html.all(order.problem().job().checklist().stream()
                .map(each -> each.getOrDefault(words.language(), each.getOrDefault("en", "")))
                .filter(each -> !each.isEmpty())
                .map(each -> Html.of("<li>{}</li>", each))
                .toList());
        return Html.all(
                due == null
                        ? Html.NOTHING
                        : Parts.fact(
                                Icon.CLOCK,
                                words.say("be-there-by"),
                                Parts.written(sheet.clock().dayAndTime(due, words.language()))),
                sheet.unit() != null
                        ? Html.NOTHING
                        : Html.of(
                                "<div class=\"fact high\">{}<p>{}</p></div>",
                                Icon.WARNING.drawing(),
                                words.say("unit-unclear")),
                Parts.warning(sheet),
                access(sheet, link, words),
                order.words().isBlank()
                        ? Html.NOTHING
                        : Parts.fact(Icon.WORDS, words.say("caller-said"), Parts.written(order.words())),
                answers(sheet, words),
                fault(sheet, words),
                Html.all(sheet.medical().stream()
                        .map(each -> Parts.fact(Icon.WARNING, words.say("medical"), Parts.written(each)))
                        .toList()),
                look.isEmpty()
                        ? Html.NOTHING
                        : Parts.fact(Icon.LIST, words.say("checklist"), Html.of("<ul>{}</ul>", look)),
                Parts.lastVisit(sheet, words));
    }

    private static Html answers(JobSheet sheet, FieldWords.Of words) {
        var lines = Html.all(sheet.answers().stream()
                .map(each -> Html.of("<li>{} <b dir=\"auto\">{}</b></li>", each.question(), answer(each, words)))
                .toList());
        return sheet.answers().isEmpty()
                ? Html.NOTHING
                : Parts.fact(Icon.WORDS, words.say("caller-answered"), Html.of("<ul>{}</ul>", lines));
    }

    private static String answer(Given given, FieldWords.Of words) {
        if (!given.type().equals("yes-no")) {
            return given.answer();
        }
        return given.answer().equals("yes") ? words.say("said-yes") : words.say("said-no");
    }

    private static Html fault(JobSheet sheet, FieldWords.Of words) {
        var fault = sheet.fault();
        return fault == null
                ? Html.NOTHING
                : Parts.fact(
                        Icon.WARNING,
                        words.say("device-says", sheet.clock().dayAndTime(fault.at(), words.language())),
                        Parts.written((fault.code() + " " + fault.words()).strip()));
    }

    /** What seldom happens: another time, and not going after all. */
    private static Html otherwise(JobSheet sheet, String link, FieldWords.Of words) {
        if (!sheet.isGoing()) {
            return Html.NOTHING;
        }
        var change = Html.of("<button class=\"big go\">{}</button>", words.say("change"));
        return Html.of(
                "<div class=\"blk pair\"><details><summary class=\"big no\">{}{}</summary>{}</details>{}</div>",
                Icon.CLOCK.drawing(),
                words.say("new-arrival"),
                Parts.whenThere(link + "/arrival", change, words),
                Parts.cannot(link + "/reject", words.say("cannot-any-more"), words));
    }

    private static Html next(JobSheet sheet, String link, FieldWords.Of words) {
        return switch (sheet.standing()) {
            case "accepted" -> Parts.press(link + "/on-the-way", "go", Icon.VAN, words.say("i-am-on-the-way"));
            case "on-the-way" -> Parts.press(link + "/on-site", "go", Icon.HOUSE, words.say("i-am-on-site"));
            case "on-site" ->
                sheet.isTrapped()
                        ? Html.all(
                                Parts.press(link + "/released", "go", Icon.PEOPLE, words.say("people-out")),
                                report(link, "no", words))
                        : report(link, "go", words);
            default -> report(link, "go", words);
        };
    }

    static Html report(String link, String look, FieldWords.Of words) {
        return Html.of(
                "<a class=\"big {}\" href=\"{}\">{}{}</a>",
                look,
                link + "/report",
                Icon.REPORT.drawing(),
                words.say("report-back"));
    }
}
