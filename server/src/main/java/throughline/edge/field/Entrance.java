package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;

/**
 * By which way somebody came to a job: the link of a text, or the app on her own phone.
 *
 * @param link where the job's pages and acts are
 * @param hand whose hand acts there
 * @param apple whether the phone knows Apple's address for maps instead of {@code geo:} (RFC 5870)
 */
record Entrance(String link, @Nullable Hand hand, boolean apple, boolean inApp) {
    static Entrance byLink(String token, HttpServletRequest request) {
        return new Entrance(FieldPages.address(token), Hand.of(Device.of(request)), knowsApplesMaps(request), false);
    }

    static Entrance byApp(Offer offer, HttpServletRequest request) {
        var hand = Hand.ofOwnPhone(offer.technician().id(), null);
        return new Entrance(AppPage.ADDRESS + "offers/" + offer.id(), hand, knowsApplesMaps(request), true);
    }

    private static boolean knowsApplesMaps(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent != null && (agent.contains("iPhone") || agent.contains("iPad") || agent.contains("Macintosh"));
    }
}
