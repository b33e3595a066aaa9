package throughline.edge.field;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.Coming;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Offers;
import throughline.dispatch.Technicians;
import throughline.edge.files.FileAnswer;
import throughline.fieldapp.Phone;
import throughline.fieldapp.Phones;
import throughline.fieldapp.Subscriptions;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/**
 * The app on a technician's own phone: its pages. The phone's cookie is the key, and it opens what was offered to that technician and nothing
 * else; an offer to somebody else is answered like one that never was.
 */
@RestController
@RequestMapping("/app")
class AppEndpoints {
    private static final int MOST_JOBS = 50;

    private final Phones phones;
    private final Subscriptions subscriptions;
    private final Technicians technicians;
    private final OfferBook book;
    private final Offers offers;
    private final Coming coming;
    private final FieldPages pages;
    private final FieldWords words;
    private final JobFiles files;
    private final Strangers strangers;
    private final Faults faults;
    private final InstantSource clock;

    AppEndpoints(
            Phones phones,
            Subscriptions subscriptions,
            Technicians technicians,
            OfferBook book,
            Offers offers,
            Coming coming,
            FieldPages pages,
            FieldWords words,
            JobFiles files,
            Strangers strangers,
            Faults faults,
            InstantSource clock) {
        this.phones = phones;
        this.subscriptions = subscriptions;
        this.technicians = technicians;
        this.book = book;
        this.offers = offers;
        this.coming = coming;
        this.pages = pages;
        this.words = words;
        this.files = files;
        this.strangers = strangers;
        this.faults = faults;
        this.clock = clock;
    }

    /** @param proof goes along with each tap (as {@code X-XSRF-TOKEN}), so that no page of somebody else sends one */
    record State(String proof, String key, boolean subscribed) {}

    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request) {
        return known(request, phone -> {
            var technician = technicians.get(phone.technician());
            var said = words.in(technician.language());
            var jobs = book.running(technician.id(), MOST_JOBS).stream()
                    .map(pages::sheet)
                    .toList();
            var soon = coming.to(technician.id()).stream().map(pages::coming).toList();
            var body = AppPage.of(jobs, soon, phone, subscriptions.serverKey(), said);
            return Frame.app(HttpStatus.OK, said, said.say("app-all-jobs"), technician.name(), Html.NOTHING, body);
        });
    }

    @GetMapping("/state")
    ResponseEntity<?> state(HttpServletRequest request) {
        var phone = phone(request);
        var proof = (DeferredCsrfToken) requireNonNull(request.getAttribute(DeferredCsrfToken.class.getName()));
        return phone == null
                ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new State(
                                proof.get().getToken(), subscriptions.serverKey(), phone.subscription() != null));
    }

    @GetMapping("/pair/{link}")
    ResponseEntity<String> pairing(@PathVariable String link, CsrfToken proof, HttpServletRequest request) {
        return Scope.EVERYTHING.call(() -> {
            var technician = phones.invited(link);
            if (technician == null) {
                return unknown(request);
            }
            var who = technicians.get(technician);
            var said = words.in(who.language());
            var body = AppPage.pairing(AppPage.ADDRESS + "pair/" + link, who.name(), proof.getToken(), said);
            return Frame.page(HttpStatus.OK, said, said.say("app-pair"), who.name(), Html.NOTHING, body);
        });
    }

    @PostMapping("/pair/{link}")
    ResponseEntity<String> pair(@PathVariable String link, HttpServletRequest request) {
        return Scope.EVERYTHING.call(() -> {
            var agent = request.getHeader(HttpHeaders.USER_AGENT);
            var paired = phones.pair(link, agent == null ? "" : agent);
            if (paired == null) {
                return unknown(request);
            }
            var valid = Duration.between(clock.instant(), paired.phone().endsAt());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(AppPage.ADDRESS))
                    .header(
                            HttpHeaders.SET_COOKIE,
                            AppCookie.holding(paired.secret(), valid, request).toString())
                    .build();
        });
    }

    @GetMapping("/offers/{id}")
    ResponseEntity<String> page(@PathVariable UUID id, HttpServletRequest request) {
        return own(id, request, (offer, entrance) -> {
            if (request.getHeader("Purpose") == null) { // else the phone keeps it for where there is no network
                offers.read(offer.id());
            }
            return pages.standing(offer, entrance, null);
        });
    }

    @GetMapping("/offers/{id}/report")
    ResponseEntity<String> report(@PathVariable UUID id, HttpServletRequest request) {
        return own(id, request, (offer, entrance) -> pages.report(offer, entrance, ReportForm.EMPTY, null, null));
    }

    @PostMapping("/offers/{id}/key-code")
    ResponseEntity<String> keyCode(@PathVariable UUID id, HttpServletRequest request) {
        return own(id, request, pages::withKeyCode);
    }

    /** Somebody loads the answer to a form again, or comes back to it. */
    @GetMapping("/offers/{id}/{act}")
    ResponseEntity<String> comesBack(@PathVariable UUID id, @PathVariable String act, HttpServletRequest request) {
        return own(id, request, (_, entrance) -> toThePage(entrance));
    }

    @GetMapping("/offers/{id}/files/{file}")
    ResponseEntity<?> file(@PathVariable UUID id, @PathVariable String file, HttpServletRequest request) {
        return Scope.EVERYTHING.call(() -> {
            var phone = phone(request);
            var offer = phone == null ? null : book.to(phone.technician(), id);
            if (offer == null) {
                return unknown(request);
            }
            var entrance = Entrance.byApp(offer, request);
            var sheet = pages.sheet(offer);
            if (!pages.isAtWork(sheet, entrance)) {
                return toThePage(entrance);
            }
            try {
                var opened = files.open(sheet.order().id(), file);
                return FileAnswer.of(
                                opened.attachment().type(), opened.attachment().name())
                        .cacheControl(CacheControl.noStore())
                        .body(new FileSystemResource(opened.file()));
            } catch (Refused gone) {
                var notice = pages.words(offer).refusal(gone);
                return pages.standing(offer, entrance, HttpStatus.NOT_FOUND, notice);
            }
        });
    }

    private @Nullable Phone phone(HttpServletRequest request) {
        return Scope.EVERYTHING.call(() -> phones.find(AppCookie.of(request)));
    }

    private ResponseEntity<String> known(HttpServletRequest request, Function<Phone, ResponseEntity<String>> answer) {
        return Scope.EVERYTHING.call(() -> {
            var phone = phone(request);
            return phone == null ? pages.plain(HttpStatus.UNAUTHORIZED, "not-paired", request) : answer.apply(phone);
        });
    }

    private ResponseEntity<String> own(
            UUID id, HttpServletRequest request, BiFunction<Offer, Entrance, ResponseEntity<String>> answer) {
        return known(request, phone -> {
            var offer = book.to(phone.technician(), id);
            return offer == null
                    ? pages.plain(HttpStatus.NOT_FOUND, "unknown", request)
                    : answer.apply(offer, Entrance.byApp(offer, request));
        });
    }

    private static ResponseEntity<String> toThePage(Entrance entrance) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(entrance.link()))
                .build();
    }

    private ResponseEntity<String> unknown(HttpServletRequest request) {
        boolean tooMany = strangers.guessTooOften(request.getRemoteAddr());
        return tooMany
                ? pages.plain(HttpStatus.TOO_MANY_REQUESTS, "too-many", request)
                : pages.plain(HttpStatus.NOT_FOUND, "unknown", request);
    }

    @ExceptionHandler
    ResponseEntity<String> fault(Exception fault, HttpServletRequest request) throws Exception {
        return faults.page(fault, request);
    }
}
