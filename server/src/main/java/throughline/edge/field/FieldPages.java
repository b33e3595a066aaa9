package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferState;
import throughline.dispatch.Offers;
import throughline.kernel.Refused;
import throughline.work.ReportCodes;

/** Chooses the page for how an offer stands and for the phone that asks. */
@Component
class FieldPages {
    private final JobSheets sheets;
    private final Offers offers;
    private final ReportCodes codes;
    private final ReportPage reports;
    private final FieldWords words;

    FieldPages(JobSheets sheets, Offers offers, ReportCodes codes, ReportPage reports, FieldWords words) {
        this.sheets = sheets;
        this.offers = offers;
        this.codes = codes;
        this.reports = reports;
        this.words = words;
    }

    /** Where the link of this token leads. */
    static String address(String token) {
        return "/t/" + token;
    }

    JobSheet sheet(Offer offer) {
        return sheets.of(offer);
    }

    /** @param refused why the last act changed nothing; null when there was none */
    ResponseEntity<String> standing(Offer offer, String token, HttpServletRequest request, @Nullable Refused refused) {
        return refused == null
                ? standing(offer, token, request, HttpStatus.OK, null)
                : standing(
                        offer,
                        token,
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        words(offer).refusal(refused));
    }

    /** @param notice what is said above; null for nothing */
    ResponseEntity<String> standing(
            Offer offer, String token, HttpServletRequest request, HttpStatus status, @Nullable String notice) {
        var sheet = sheets.of(offer);
        var said = words(offer);
        var link = address(token);
        if (offer.state().isOpen()) {
            return page(status, sheet, said, said.say("new-job"), OfferPage.of(sheet, link, said, notice));
        }
        boolean own = offers.isOwn(offer.id(), Device.of(request));
        if (isAtWork(sheet, request)) {
            var missing = sheet.order().state().equals("report-due") ? said.say("report-is-due") : null;
            var body = JobPage.of(sheet, link, said, notice == null ? missing : notice, knowsApplesMaps(request));
            return page(status, sheet, said, sheet.street(), body);
        }
        return page(HttpStatus.OK, sheet, said, sheet.order().number(), OverPage.of(sheet, said, codes, own));
    }

    /** The empty report, or one that could not be taken; for everybody but the technician whose job it is, how the offer stands. */
    ResponseEntity<String> report(
            Offer offer,
            String token,
            HttpServletRequest request,
            ReportForm filled,
            @Nullable Refused refused,
            @Nullable String notice) {
        var sheet = sheets.of(offer);
        if (!isAtWork(sheet, request)) {
            return standing(offer, token, request, null);
        }
        var said = words(offer);
        var status = refused == null && notice == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        var body = reports.of(sheet, address(token), said, filled, refused, notice);
        return page(status, sheet, said, said.say("report-back"), body);
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
    boolean isAtWork(JobSheet sheet, HttpServletRequest request) {
        return isWork(sheet) && offers.isOwn(sheet.offer().id(), Device.of(request));
    }

    private static boolean isWork(JobSheet sheet) {
        return sheet.offer().state() == OfferState.ACCEPTED
                && sheet.order().isOpen()
                && sheet.offer().technician().id().equals(sheet.order().technician());
    }

    private static ResponseEntity<String> page(
            HttpStatus status, JobSheet sheet, FieldWords.Of words, String title, Html body) {
        var order = sheet.order();
        boolean alarms = sheet.offer().state().isOpen(); // such a page says the priority larger
        var aside = Html.of(
                "{}<span class=\"num\">{}</span>",
                alarms ? Html.NOTHING : Parts.priority(order.priority().number(), words),
                order.number());
        return Frame.page(status, words, title, sheet.offer().technician().name(), aside, body);
    }

    private static boolean knowsApplesMaps(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent != null && (agent.contains("iPhone") || agent.contains("iPad") || agent.contains("Macintosh"));
    }
}
