package throughline.edge.field;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.fieldapp.Phone;
import throughline.fieldapp.Phones;
import throughline.fieldapp.Receipts;
import throughline.fieldapp.Subscriptions;
import throughline.fieldapp.Taps;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/** What the app sends by itself: what was tapped, perhaps a while ago, its subscription, and that a message was shown. */
@RestController
class TapEndpoints {
    private final Phones phones;
    private final Subscriptions subscriptions;
    private final Receipts receipts;
    private final Taps taps;
    private final OfferBook book;
    private final JobActs acts;
    private final JobFiles files;
    private final FieldPages pages;

    TapEndpoints(
            Phones phones,
            Subscriptions subscriptions,
            Receipts receipts,
            Taps taps,
            OfferBook book,
            JobActs acts,
            JobFiles files,
            FieldPages pages) {
        this.phones = phones;
        this.subscriptions = subscriptions;
        this.receipts = receipts;
        this.taps = taps;
        this.book = book;
        this.acts = acts;
        this.files = files;
        this.pages = pages;
    }

    /**
     * What came of a tap; either way it need not be sent again.
     *
     * @param words why it was not done, for her; null when it was
     */
    record Came(boolean done, @Nullable String words) {}

    /**
     * @param tap the name that the phone gave it
     * @param age in milliseconds since it was tapped
     */
    @PostMapping("/app/offers/{id}/{act}")
    ResponseEntity<Came> tap(
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam UUID tap,
            @RequestParam long age,
            HttpServletRequest request) {
        return own(request, phone -> {
            var offer = book.to(phone.technician(), id);
            boolean form = act.equals(JobActs.REPORT) || act.equals(JobActs.FILES);
            if (offer == null || !form && !JobActs.PRESSES.contains(act)) {
                return ResponseEntity.notFound().build();
            }
            try {
                var left = form ? take(offer, request) : null;
                if (left == null && !photosOnly(act, request)) {
                    taps.once(
                            new Taps.Tap(tap, act, Duration.ofMillis(age)),
                            phone,
                            offer,
                            said -> act(act, offer, request, said));
                }
                return ResponseEntity.ok(new Came(left == null, left));
            } catch (Refused refused) {
                return ResponseEntity.ok(new Came(false, why(refused, pages.words(offer))));
            }
        });
    }

    /** The sentence, and those of the fields of a report that could not be taken. */
    private static String why(Refused refused, FieldWords.Of words) {
        return Stream.concat(Stream.of(refused), refused.fields().values().stream())
                .map(words::refusal)
                .distinct()
                .collect(joining(" "));
    }

    private void act(String act, Offer offer, HttpServletRequest request, Instant said) {
        var hand = Hand.ofOwnPhone(offer.technician().id(), said);
        var form = FieldEndpoints.form(request);
        if (act.equals(JobActs.REPORT)) {
            acts.report(offer, ReportForm.of(form), hand);
        } else {
            acts.act(act, offer, form, hand);
        }
    }

    /** Photos come once however often they are sent, and before the report that closes the job. @return what was left, for her */
    private @Nullable String take(Offer offer, HttpServletRequest request) {
        var hand = Hand.ofOwnPhone(offer.technician().id(), null);
        var taken = files.take(offer, hand, request);
        return taken.left().isEmpty() ? null : FieldEndpoints.notice(taken, false, pages.words(offer));
    }

    private static boolean photosOnly(String act, HttpServletRequest request) {
        return act.equals(JobActs.FILES) || ReportForm.PHOTOS.equals(request.getParameter(ReportForm.ONLY));
    }

    @PostMapping("/app/subscription")
    ResponseEntity<Came> subscribe(
            @RequestParam String endpoint,
            @RequestParam String p256dh,
            @RequestParam String auth,
            HttpServletRequest request) {
        return own(request, phone -> {
            subscriptions.keep(phone, endpoint, p256dh, auth);
            return ResponseEntity.ok(new Came(true, null));
        });
    }

    @PostMapping("/app/subscription/leave")
    ResponseEntity<Came> unsubscribe(HttpServletRequest request) {
        return own(request, phone -> {
            subscriptions.leave(phone);
            return ResponseEntity.ok(new Came(true, null));
        });
    }

    /** The receipt is the key: whoever has it got the message. */
    @PostMapping("/t/{receipt}/shown")
    ResponseEntity<Void> shown(@PathVariable String receipt) {
        boolean known = Scope.EVERYTHING.call(() -> receipts.shown(receipt));
        return ResponseEntity.status(known ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
                .build();
    }

    private interface Answer {
        ResponseEntity<Came> to(Phone phone);
    }

    private ResponseEntity<Came> own(HttpServletRequest request, Answer answer) {
        return Scope.EVERYTHING.call(() -> {
            var phone = phones.find(AppCookie.of(request));
            return phone == null
                    ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                    : answer.to(phone);
        });
    }
}
