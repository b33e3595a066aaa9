package throughline.edge.field;

import java.util.ArrayList;
import java.util.List;
import throughline.fieldapp.Phone;
import throughline.work.WorkOrder;

/** The app's own page: what is offered to her, what she is at, and whether jobs ring on this phone. */
final class AppPage {
    static final String ADDRESS = "/app/";

    private AppPage() {}

    /** An order that is taken up soon, and for which nobody has been asked yet. @param at on the clock of its place */
    record ComingJob(WorkOrder order, String place, String at) {}

    /**
     * @param jobs open offers first, then the orders that she has
     * @param coming on her route
     */
    static Html of(List<JobSheet> jobs, List<ComingJob> coming, Phone phone, String serverKey, FieldWords.Of words) {
        var offers = jobs.stream().filter(AppPage::isOffer).toList();
        var running = jobs.stream().filter(job -> !isOffer(job)).toList();
        return Html.all(
                waiting(words),
                ring(phone, serverKey, words),
                list(words.say("app-offers"), offers, words),
                list(words.say("app-running"), running, words),
                coming(coming, words),
                jobs.isEmpty() && coming.isEmpty()
                        ? Html.of(
                                "<div class=\"blk\"><h1>{}</h1><p class=\"lead\">{}</p></div>",
                                words.say("app-nothing"),
                                words.say("app-nothing-lead"))
                        : Html.NOTHING,
                Html.of(
                        "<a class=\"big no\" href=\"{}\">{}{}</a>",
                        TurnsPage.ADDRESS,
                        Icon.CLOCK.drawing(),
                        words.say("turns")),
                Html.of(
                        "<button class=\"big no\" id=\"install\" hidden>{}</button><p class=\"blk meta\" id=\"ios\" hidden>{}</p>",
                        words.say("app-install"),
                        words.say("app-install-ios")));
    }

    /** Where the page puts what was tapped and has not arrived, and what came of it. */
    static Html waiting(FieldWords.Of words) {
        return Html.of(
                "<div id=\"waiting\" role=\"status\" data-words=\"{}\"></div><div id=\"said\" role=\"alert\" data-offline=\"{}\"></div>",
                words.say("app-not-sent"),
                words.say("app-no-network"));
    }

    private static Html ring(Phone phone, String serverKey, FieldWords.Of words) {
        return Html.of(
                """
                <div class="blk" id="ring" data-key="{}" data-on="{}" data-blocked="{}" data-failed="{}"><p>{}</p><button class="big go">{}</button></div>
                """,
                serverKey,
                phone.subscription() == null ? "" : "yes",
                words.say("app-ring-blocked"),
                words.say("app-ring-failed"),
                words.say("app-ring-lead"),
                words.say("app-ring"));
    }

    private static Html list(String title, List<JobSheet> jobs, FieldWords.Of words) {
        return jobs.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<h2 class=\"head\">{}</h2>{}",
                        title,
                        Html.all(jobs.stream().map(job -> job(job, words)).toList()));
    }

    private static Html coming(List<ComingJob> jobs, FieldWords.Of words) {
        return jobs.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<h2 class=\"head\">{}</h2>{}",
                        words.say("app-coming"),
                        Html.all(jobs.stream()
                                .map(job -> Html.of(
                                        "<div class=\"blk job\">{}<b class=\"h\" dir=\"auto\">{}</b><span>{}</span><span class=\"meta\">{}</span></div>",
                                        Parts.priority(job.order().priority().number(), words),
                                        job.place(),
                                        job.order().headline(words.language()),
                                        words.say("app-coming-at", job.at())))
                                .toList()));
    }

    private static Html job(JobSheet job, FieldWords.Of words) {
        var order = job.order();
        var offer = job.offer();
        return Html.of(
                "<a class=\"blk job\" href=\"{}offers/{}\">{}<b class=\"h\" dir=\"auto\">{}</b><span>{}</span><span class=\"meta\">{}</span></a>",
                ADDRESS,
                offer.id(),
                Parts.priority(order.priority().number(), words),
                job.unit() == null ? job.street() : job.street() + ", " + job.unit(),
                order.headline(words.language()),
                isOffer(job)
                        ? words.say("answer-by") + " " + job.time(offer.answerBy())
                        : words.say(standing(job.standing())));
    }

    private static boolean isOffer(JobSheet job) {
        return job.offer().state().isOpen();
    }

    private static String standing(String state) {
        return switch (state) {
            case "accepted" -> "taken";
            case "on-the-way" -> "on-the-way";
            case "on-site" -> "on-site";
            default -> "report-step";
        };
    }

    /**
     * What can be pressed after each press, so that she goes on without a network: the page that the server would show is not there then.
     */
    static Html next(JobSheet sheet, String link, FieldWords.Of words) {
        var steps = new ArrayList<Html>();
        steps.add(after("accept", Parts.press(link + "/on-the-way", "go", Icon.VAN, words.say("i-am-on-the-way"))));
        steps.add(after("on-the-way", Parts.press(link + "/on-site", "go", Icon.HOUSE, words.say("i-am-on-site"))));
        var report = JobPage.report(link, "go", words);
        steps.add(after(
                "on-site",
                sheet.isTrapped()
                        ? Html.all(Parts.press(link + "/released", "go", Icon.PEOPLE, words.say("people-out")), report)
                        : report));
        steps.add(after("released", report));
        return Html.all(steps);
    }

    private static Html after(String act, Html step) {
        return Html.of("<template data-after=\"{}\">{}</template>", act, step);
    }

    /** Somebody opened the link that makes this phone hers: it is done by a press, because programs look at links too. */
    static Html pairing(String link, String name, String proof, FieldWords.Of words) {
        return Html.of(
                """
                <div class="blk"><h1>{}</h1><p class="lead">{}</p></div>
                <div class="foot"><form method="post" action="{}"><input type="hidden" name="_csrf" value="{}"><button class="big yes">{}{}</button></form></div>
                """,
                words.say("app-pair"),
                words.say("app-pair-lead", name),
                link,
                proof,
                Icon.TICK.drawing(),
                words.say("app-pair-yes"));
    }
}
