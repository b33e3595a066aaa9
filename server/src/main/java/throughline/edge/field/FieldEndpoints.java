package throughline.edge.field;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Offers;
import throughline.edge.files.FileAnswer;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/**
 * What a technician does on the page behind the link. The link is the key to one offer, and all that is asked here is asked about that
 * offer and its order; so the house answers, whichever branch they belong to.
 */
@RestController
@RequestMapping("/t/{token}")
class FieldEndpoints {
    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{24}|[A-Za-z0-9]{10}");

    /** Refusals of what was filled in; every other one is told by how the job stands. */
    static final Set<String> OF_THE_FORM = Set.of(
            "dispatch.arrival-impossible",
            "dispatch.no-such-reason",
            "dispatch.no-such-need",
            "dispatch.skill-missing",
            "work.no-such-hold-reason",
            "work.wake-time-wrong",
            "kernel.form-incomplete");

    private final OfferBook book;
    private final Offers offers;
    private final JobActs acts;
    private final FieldPages pages;
    private final JobFiles files;
    private final Strangers strangers;
    private final Faults faults;

    FieldEndpoints(
            OfferBook book,
            Offers offers,
            JobActs acts,
            FieldPages pages,
            JobFiles files,
            Strangers strangers,
            Faults faults) {
        this.book = book;
        this.offers = offers;
        this.acts = acts;
        this.pages = pages;
        this.files = files;
        this.strangers = strangers;
        this.faults = faults;
    }

    private interface Answer {
        ResponseEntity<String> to(Offer offer);
    }

    @GetMapping
    ResponseEntity<String> page(@PathVariable String token, HttpServletRequest request) {
        return behind(token, request, offer -> {
            offers.read(offer.id());
            return shown(pages.standing(offer, Entrance.byLink(token, request), null), request);
        });
    }

    @GetMapping("/report")
    ResponseEntity<String> report(@PathVariable String token, HttpServletRequest request) {
        return behind(
                token,
                request,
                offer -> shown(
                        pages.report(offer, Entrance.byLink(token, request), ReportForm.EMPTY, null, null), request));
    }

    /** Somebody loads the answer to a form again, or comes back to it. */
    @GetMapping("/{act}")
    ResponseEntity<String> comesBack(@PathVariable String token, HttpServletRequest request) {
        return behind(token, request, _ -> toThePage(token));
    }

    @PostMapping({"/accept", "/reject", "/arrival", "/on-the-way", "/on-site", "/released", "/help", "/hold"})
    ResponseEntity<String> act(
            @PathVariable String token, @RequestParam Map<String, String> form, HttpServletRequest request) {
        var path = request.getRequestURI();
        var act = path.substring(path.lastIndexOf('/') + 1);
        return behind(token, request, offer -> {
            var entrance = Entrance.byLink(token, request);
            try {
                acts.act(act, offer, form, entrance.hand());
                return toThePage(token);
            } catch (Refused refused) { // too late: it changes nothing, and the page says how the job stands
                return OF_THE_FORM.contains(refused.code())
                        ? pages.standing(book.get(offer.id()), entrance, refused)
                        : toThePage(token);
            }
        });
    }

    /** It is on the answer to this press and on no other page; the history says who saw it. */
    @PostMapping("/key-code")
    ResponseEntity<String> keyCode(@PathVariable String token, HttpServletRequest request) {
        return behind(token, request, offer -> pages.withKeyCode(offer, Entrance.byLink(token, request)));
    }

    /** The form is read only once the link is known, because it may hold photos. */
    @PostMapping("/report")
    ResponseEntity<String> close(@PathVariable String token, HttpServletRequest request) {
        return behind(token, request, offer -> {
            var form = form(request);
            var filled = ReportForm.of(form);
            var entrance = Entrance.byLink(token, request);
            try {
                var taken = files.take(offer, entrance.hand(), request);
                boolean photosOnly = ReportForm.PHOTOS.equals(form.get(ReportForm.ONLY));
                if (photosOnly || !taken.left().isEmpty()) {
                    var notice = notice(taken, photosOnly, pages.words(offer));
                    return pages.report(offer, entrance, filled, null, notice);
                }
                acts.report(offer, filled, entrance.hand());
                return toThePage(token);
            } catch (Refused refused) {
                return refused.fields().isEmpty()
                        ? toThePage(token)
                        : pages.report(book.get(offer.id()), entrance, filled, refused, null);
            }
        });
    }

    @PostMapping("/files")
    ResponseEntity<String> photos(@PathVariable String token, HttpServletRequest request) {
        return behind(token, request, offer -> {
            try {
                var taken = files.take(offer, Hand.of(Device.of(request)), request);
                var notice = notice(taken, true, pages.words(offer));
                return notice == null
                        ? toThePage(token)
                        : pages.standing(
                                offer, Entrance.byLink(token, request), HttpStatus.UNPROCESSABLE_CONTENT, notice);
            } catch (Refused tooLate) {
                return toThePage(token);
            }
        });
    }

    @GetMapping("/files/{id}")
    ResponseEntity<?> file(@PathVariable String token, @PathVariable String id, HttpServletRequest request) {
        return Scope.EVERYTHING.call(() -> fileBehind(token, id, request));
    }

    private ResponseEntity<?> fileBehind(String token, String id, HttpServletRequest request) {
        var offer = known(token);
        if (offer == null) {
            return unknown(request);
        }
        var sheet = pages.sheet(offer);
        if (!pages.isAtWork(sheet, Entrance.byLink(token, request))) {
            return toThePage(token);
        }
        try {
            var opened = files.open(sheet.order().id(), id);
            return FileAnswer.of(opened.attachment().type(), opened.attachment().name())
                    .header("X-Robots-Tag", "noindex, nofollow")
                    .cacheControl(CacheControl.noStore())
                    .body(new FileSystemResource(opened.file()));
        } catch (Refused gone) {
            return pages.standing(
                    offer,
                    Entrance.byLink(token, request),
                    HttpStatus.NOT_FOUND,
                    pages.words(offer).refusal(gone));
        }
    }

    /** What became of files that were sent; null when all is well. */
    static @Nullable String notice(JobFiles.Taken taken, boolean wanted, FieldWords.Of words) {
        if (taken.chosen() == 0) {
            return wanted ? words.say("no-photo") : null;
        }
        return taken.left().isEmpty()
                ? null
                : taken.left().stream()
                        .map(left -> words.say("file-left", left.name(), words.refusal(left.why())))
                        .collect(joining("\n"));
    }

    static Map<String, String> form(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> field.getValue().length > 0)
                .collect(toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    private ResponseEntity<String> behind(String token, HttpServletRequest request, Answer answer) {
        return Scope.EVERYTHING.call(() -> {
            var offer = known(token);
            return offer == null ? unknown(request) : answer.to(offer);
        });
    }

    private @Nullable Offer known(String token) {
        return LINK.matcher(token).matches() ? book.behind(token) : null;
    }

    private ResponseEntity<String> unknown(HttpServletRequest request) {
        return strangers.guessTooOften(request.getRemoteAddr())
                ? ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Strangers.WINDOW.toSeconds()))
                        .headers(pages.plain(HttpStatus.TOO_MANY_REQUESTS, "too-many", request)
                                .getHeaders())
                        .body(pages.plain(HttpStatus.TOO_MANY_REQUESTS, "too-many", request)
                                .getBody())
                : pages.plain(HttpStatus.NOT_FOUND, "unknown", request);
    }

    private static ResponseEntity<String> toThePage(String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(FieldPages.address(token)))
                .build();
    }

    /** A phone gets its cookie with the first page that it sees. */
    private static ResponseEntity<String> shown(ResponseEntity<String> page, HttpServletRequest request) {
        return Device.of(request) != null
                ? page
                : ResponseEntity.status(page.getStatusCode())
                        .headers(page.getHeaders())
                        .header(HttpHeaders.SET_COOKIE, Device.fresh(request).toString())
                        .body(page.getBody());
    }

    /** So much was sent that none of it was read, or the net broke off. */
    @ExceptionHandler
    ResponseEntity<String> upload(MultipartException broken, HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var token = variables instanceof Map<?, ?> all ? String.valueOf(all.get("token")) : "";
        var tooLarge = broken instanceof MaxUploadSizeExceededException;
        var status = tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST;
        return behind(
                token,
                request,
                offer -> pages.standing(
                        offer,
                        Entrance.byLink(token, request),
                        status,
                        pages.words(offer).say(tooLarge ? "attachment.too-large" : "upload-broke")));
    }

    @ExceptionHandler
    ResponseEntity<String> fault(Exception fault, HttpServletRequest request) throws Exception {
        return faults.page(fault, request);
    }
}
