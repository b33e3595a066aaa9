package throughline.edge.field;

import org.jspecify.annotations.Nullable;
import throughline.dispatch.OfferState;
import throughline.work.ReportCodes;

/** Nothing can be done here any more: what became of the job, and nothing about the people or the place. */
final class OverPage {
    private OverPage() {}

    /** @param own whether this is the phone that accepted, or might be */
    static Html of(JobSheet sheet, FieldWords.Of words, ReportCodes codes, boolean own) {
        var order = sheet.order();
        var offer = sheet.offer();
        var number = order.number();
        var desk = sheet.desk();
        var nothing = words.say("nothing-to-do");
        boolean accepted = offer.state() == OfferState.ACCEPTED;
        if (accepted && own && order.report() != null) {
            return Html.all(
                    plain(words.say("done"), words.say("done-lead", number), null, words),
                    reported(sheet, words, codes));
        }
        if (order.cancelled() != null) {
            return plain(nothing, words.say("cancelled-lead", number), desk, words);
        }
        if (!order.isOpen()) {
            return plain(nothing, words.say("closed-lead", number), desk, words);
        }
        var winner = order.technicianName();
        if (winner != null) {
            var has = plain(nothing, words.say("has-it", number, winner), desk, words);
            return accepted ? Html.all(has, Html.of("<p class=\"blk t2\">{}</p>", words.say("other-phone"))) : has;
        }
        if (offer.state() == OfferState.REJECTED) {
            return plain(words.say("thanks"), words.say("refused-lead", number), desk, words);
        }
        if (order.hold() != null) {
            return plain(nothing, words.say("on-hold-lead", number), desk, words);
        }
        boolean late = offer.state() == OfferState.EXPIRED;
        return plain(nothing, words.say(late ? "expired-lead" : "withdrawn-lead", number), desk, words);
    }

    static Html plain(String title, String lead, @Nullable String desk, FieldWords.Of words) {
        return Html.of(
                "<div class=\"blk\"><h1>{}</h1><p class=\"lead\">{}</p></div>{}",
                title,
                lead,
                desk == null ? Html.NOTHING : Html.of("<div class=\"tiles\">{}</div>", Parts.callDesk(desk, words)));
    }

    private static Html reported(JobSheet sheet, FieldWords.Of words, ReportCodes codes) {
        var report = sheet.order().report();
        if (report == null) {
            return Html.NOTHING;
        }
        var language = words.language();
        return Html.of(
                "<div class=\"blk facts\">{}{}</div>",
                Parts.fact(
                        Icon.REPORT,
                        words.say("your-report"),
                        Html.of(
                                "<p>{} · {}</p><p>{} · {}</p>{}",
                                ReportCode.name(codes.conditions(), report.condition(), language),
                                ReportCode.name(codes.causes(), report.cause(), language),
                                ReportCode.name(codes.components(), report.component(), language),
                                ReportCode.name(codes.actions(), report.action(), language),
                                report.note().isEmpty() ? Html.NOTHING : Parts.written(report.note()))),
                Html.of(
                        "<div class=\"fact\">{}<p>{}</p></div>",
                        report.inService() ? Icon.TICK.drawing() : Icon.STOPPED.drawing(),
                        words.say(report.inService() ? "runs-again" : "stays-stopped")));
    }
}
