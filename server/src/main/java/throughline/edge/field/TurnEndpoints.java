package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.fieldapp.Phones;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.rota.OwnSwaps;

/** Her turns in the app: which they are, asking others to take one, and taking one of theirs. The phone's cookie says who she is. */
@RestController
@RequestMapping("/app")
class TurnEndpoints {

    private final Phones phones;
    private final Technicians technicians;
    private final OwnSwaps swaps;
    private final FieldPages pages;
    private final FieldWords words;
    private final Faults faults;
    private final InstantSource clock;

    TurnEndpoints(
            Phones phones,
            Technicians technicians,
            OwnSwaps swaps,
            FieldPages pages,
            FieldWords words,
            Faults faults,
            InstantSource clock) {
        this.phones = phones;
        this.technicians = technicians;
        this.swaps = swaps;
        this.pages = pages;
        this.words = words;
        this.faults = faults;
        this.clock = clock;
    }

    @GetMapping("/turns")
    ResponseEntity<String> turns(CsrfToken proof, HttpServletRequest request) {
        return known(request, her -> page(her, proof, HttpStatus.OK, null));
    }

    @PostMapping("/turns")
    ResponseEntity<String> ask(
            @RequestParam UUID turn,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String why,
            CsrfToken proof,
            HttpServletRequest request) {
        return does(request, proof, her -> {
            var own = swaps.own(her, turn);
            var begins = own.turn().from().isBefore(clock.instant())
                    ? clock.instant()
                    : own.turn().from();
            var zone = own.clocks();
            swaps.ask(
                    her,
                    turn,
                    TurnsPage.read(from, zone, begins),
                    TurnsPage.read(to, zone, own.turn().to()),
                    why);
        });
    }

    @PostMapping("/swaps/{id}/take")
    ResponseEntity<String> take(@PathVariable UUID id, CsrfToken proof, HttpServletRequest request) {
        return does(request, proof, her -> swaps.take(her, id));
    }

    @PostMapping("/swaps/{id}/withdraw")
    ResponseEntity<String> withdraw(@PathVariable UUID id, CsrfToken proof, HttpServletRequest request) {
        return does(request, proof, her -> swaps.withdraw(her, id));
    }

    private interface Does {
        void by(UUID her);
    }

    /** The page again, with why it was refused. */
    private ResponseEntity<String> does(HttpServletRequest request, CsrfToken proof, Does act) {
        return known(request, her -> {
            try {
                act.by(her.id());
                return ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(TurnsPage.ADDRESS))
                        .build();
            } catch (Refused refused) {
                var said = words.in(her.language());
                var why = Stream.concat(refused.fields().values().stream(), Stream.of(refused))
                        .findFirst()
                        .map(said::refusal)
                        .orElseThrow();
                return page(her, proof, HttpStatus.UNPROCESSABLE_CONTENT, why);
            }
        });
    }

    private ResponseEntity<String> page(Technician her, CsrfToken proof, HttpStatus status, @Nullable String notice) {
        var said = words.in(her.language());
        var body = TurnsPage.of(swaps.of(her.id()), clock.instant(), proof.getToken(), said, notice);
        return Frame.app(status, said, said.say("turns"), her.name(), Html.NOTHING, body);
    }

    private ResponseEntity<String> known(
            HttpServletRequest request, Function<Technician, ResponseEntity<String>> answer) {
        return Scope.EVERYTHING.call(() -> {
            var phone = phones.find(AppCookie.of(request));
            return phone == null
                    ? pages.plain(HttpStatus.UNAUTHORIZED, "not-paired", request)
                    : answer.apply(technicians.get(phone.technician()));
        });
    }

    @ExceptionHandler
    ResponseEntity<String> fault(Exception fault, HttpServletRequest request) throws Exception {
        return faults.page(fault, request);
    }
}
