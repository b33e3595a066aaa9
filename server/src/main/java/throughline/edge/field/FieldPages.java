package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferState;
import throughline.dispatch.Offers;
import throughline.kernel.Refused;
import throughline.work.ReportCodes;
import throughline.work.WorkOrder;

/** Chooses the page for how an offer stands and for the phone that asks. */
@Component
class FieldPages {
    private final JobSheets sheets;
    private final Offers offers;
    private final ReportCodes codes;
    private final ReportPage reports;
    private final JobKeys keyCodes;
    private final FieldWords words;

    FieldPages(
            JobSheets sheets,
            Offers offers,
            ReportCodes codes,
            ReportPage reports,
            JobKeys keyCodes,
            FieldWords words) {
        this.sheets = sheets;
        this.offers = offers;
        this.codes = codes;
        this.reports = reports;
        this.keyCodes = keyCodes;
        this.words = words;
    }

    /** Where the link of this token leads. */
    static String address(String token) {
        return "/t/" + token;
    }

    AppPage.ComingJob coming(WorkOrder order) {
        return sheets.coming(order);
    }

    JobSheet sheet(Offer offer) {
        return sheets.of(offer);
    }

    /** @param refused why the last act changed nothing; null when there was none */
    @Transactional(readOnly = true)
    ResponseEntity<String> standing(Offer offer, Entrance entrance, @Nullable Refused refused) {
        return refused == null
                ? standing(offer, entrance, HttpStatus.OK, null)
                : standing(
                        offer,
                        entrance,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        words(offer).refusal(refused));
    }

    /** @param notice what is said above; null for nothing */
    @Transactional(readOnly = true)
    ResponseEntity<String> standing(Offer offer, Entrance entrance, HttpStatus status, @Nullable String notice) {
        var sheet = sheets.of(offer);
        var said = words(offer);
        var link = entrance.link();
        if (offer.state().isOpen()) {
            return page(status, entrance, sheet, said, said.say("new-job"), OfferPage.of(sheet, link, said, notice));
        }
        boolean own = offers.isOwn(offer.id(), entrance.hand());
        if (isAtWork(sheet, entrance)) {
            var missing = sheet.standing().equals("report-due") ? said.say("report-is-due") : null;
            var body = JobPage.of(sheet, link, said, notice == null ? missing : notice, entrance.apple());
            return page(status, entrance, sheet, said, sheet.street(), body);
        }
        return page(HttpStatus.OK, entrance, sheet, said, sheet.order().number(), OverPage.of(sheet, said, codes, own));
    }

    /** The job's page with the code of the key box above, for whoever is at work there. */
    @Transactional
    ResponseEntity<String> withKeyCode(Offer offer, Entrance entrance) {
        if (!isAtWork(sheets.of(offer), entrance)) {
            return standing(offer, entrance, null);
        }
        var code = keyCodes.show(offer, entrance.hand());
        return standing(
                offer, entrance, HttpStatus.OK, words(offer).say(code.isEmpty() ? "no-code" : "key-code", code));
    }

    /** The empty report, or one that could not be taken; for everybody but the technician whose job it is, how the offer stands. */
    @Transactional(readOnly = true)
    ResponseEntity<String> report(
            Offer offer, Entrance entrance, ReportForm filled, @Nullable Refused refused, @Nullable String notice) {
        var sheet = sheets.of(offer);
        if (!isAtWork(sheet, entrance)) {
            return standing(offer, entrance, null);
        }
        var said = words(offer);
        var status = refused == null && notice == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        var body = reports.of(sheet, entrance.link(), said, filled, refused, notice);
        return page(status, entrance, sheet, said, said.say("report-back"), body);
    }

    ResponseEntity<String> plain(HttpStatus status, String what, HttpServletRequest request) {
        var said = words.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var body = OverPage.plain(said.say(what), said.say(what + "-lead"), null, said);
        return Frame.page(status, said, said.say(what), "Throughline", Html.NOTHING, body);
    }

    FieldWords.Of words(Offer offer) {
        return words.in(offer.technician().language());
    }

    /** Whether it is this technician's job now, seen on the phone that took it. */
    boolean isAtWork(JobSheet sheet, Entrance entrance) {
        return isWork(sheet) && offers.isOwn(sheet.offer().id(), entrance.hand());
    }

    private static boolean isWork(JobSheet sheet) {
        return sheet.offer().state() == OfferState.ACCEPTED
                && sheet.order().isOpen()
                && (sheet.offer().visit() != null
                        || sheet.offer().technician().id().equals(sheet.order().technician()));
    }

    private static ResponseEntity<String> page(
            HttpStatus status, Entrance entrance, JobSheet sheet, FieldWords.Of words, String title, Html body) {
        var order = sheet.order();
        boolean alarms = sheet.offer().state().isOpen(); // such a page says the priority larger
        var aside = Html.of(
                "{}<span class=\"num\">{}</span>",
                alarms ? Html.NOTHING : Parts.priority(order.priority().number(), words),
                order.number());
        var who = sheet.offer().technician().name();
        return entrance.inApp()
                ? Frame.app(
                        status,
                        words,
                        title,
                        who,
                        aside,
                        Html.all(AppPage.waiting(words), body, AppPage.next(sheet, entrance.link(), words)))
                : Frame.page(status, words, title, who, aside, body);
    }
}
