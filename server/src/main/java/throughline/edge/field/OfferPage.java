package throughline.edge.field;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Way;

/** A job is offered: what, where, until when, and two answers. How to get in and whom to ring is for whoever takes it. */
final class OfferPage {
    private static final double AROUND = 326.7; // the length of a circle of radius 52
    private static final int GIST = 200;

    private OfferPage() {}

    static Html of(JobSheet sheet, String link, FieldWords.Of words, @Nullable String notice) {
        var take = Html.of("<button class=\"big yes\">{}{}</button>", Icon.TICK.drawing(), words.say("take-it"));
        return Html.of(
                "{}{}{}<div class=\"foot\">{}{}{}</div>",
                Parts.notice(notice),
                alarm(sheet, words),
                where(sheet, words),
                Parts.whenThere(link + "/accept", take, words),
                Parts.cannot(link + "/reject", words.say("i-cannot"), words),
                hint(sheet, words));
    }

    /** The other ways to answer, of those by which this offer comes to her. */
    private static Html hint(JobSheet sheet, FieldWords.Of words) {
        boolean text = sheet.ways().contains(Way.TEXT);
        boolean call = sheet.ways().contains(Way.VOICE);
        var key = text && call ? "reply-or-press" : text ? "reply-hint" : call ? "press-hint" : null;
        return key == null ? Html.NOTHING : Html.of("<p class=\"meta mid\">{}</p>", words.say(key));
    }

    /** Without a script it says by when; the script turns that into what is left. */
    private static Html alarm(JobSheet sheet, FieldWords.Of words) {
        var offer = sheet.offer();
        var all = Math.max(1, Duration.between(offer.at(), offer.answerBy()).toSeconds());
        var left = Math.clamp(
                Duration.between(sheet.clock().now(), offer.answerBy()).toSeconds(), 0, all);
        int priority = sheet.order().priority().number();
        return Html.of(
                """
                <div class="blk alarm p{}"><div class="sp">{}<h1>{}</h1></div>
                <div class="dial" data-left="{}" data-all="{}" data-words="{}"><svg viewBox="0 0 120 120" aria-hidden="true"><circle cx="60" cy="60" r="52" class="back"/><circle cx="60" cy="60" r="52" class="ring" stroke-dasharray="{} 999" transform="rotate(-90 60 60)"/></svg><p role="timer"><b>{}</b> <span>{}</span></p></div></div>
                """,
                priority,
                Parts.priority(priority, words),
                words.say("new-job"),
                left,
                all,
                words.say("to-answer"),
                String.format(Locale.ROOT, "%.1f", AROUND * left / all),
                sheet.time(offer.answerBy()),
                words.say("answer-by"));
    }

    private static Html where(JobSheet sheet, FieldWords.Of words) {
        var order = sheet.order();
        var due = order.dueAt();
        return Html.of(
                """
                <div class="blk"><h2 class="h" dir="auto">{}</h2><p class="lead">{}</p><p class="what">{}</p><p class="t2">{}</p></div>
                {}{}
                """,
                sheet.street(),
                sheet.unit() == null ? sheet.city() : sheet.city() + " · " + sheet.unit(),
                order.headline(words.language()),
                Parts.written(gist(order.words())),
                due == null
                        ? Html.NOTHING
                        : Html.of(
                                "<div class=\"blk\"><p class=\"meta\">{}</p><b class=\"num\">{}</b></div>",
                                words.say("be-there-by"),
                                sheet.clock().dayAndTime(due, words.language())),
                sheet.lastVisit() == null && sheet.again() == null
                        ? Html.NOTHING
                        : Html.of("<div class=\"blk facts\">{}</div>", Parts.lastVisit(sheet, words)));
    }

    /** As much as one reads before the answer; all of it is on the job's page. */
    private static String gist(String words) {
        return words.codePointCount(0, words.length()) <= GIST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, GIST)).strip() + "…";
    }
}
