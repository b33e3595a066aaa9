package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.edge.door.SessionEndpoints.SessionCard;
import throughline.house.Settings;
import throughline.people.PasskeyAnswer;
import throughline.people.PasskeySignIns;
import throughline.people.Passkeys;
import throughline.people.People;

/** Passkeys: signing in with one, one's own, and one in place of a lost one. Bytes travel in base64url without padding. */
@RestController
class PasskeyEndpoints {
    /** @param validSeconds how long the challenge may take */
    record ToSign(String challenge, long validSeconds, String host) {}

    /**
     * @param handle under which the device keeps whose it is
     * @param algorithms numbers of COSE, the preferred one first
     * @param kept the credentials that she has already
     */
    record ToMake(
            String challenge,
            long validSeconds,
            String host,
            String handle,
            String name,
            String email,
            List<Long> algorithms,
            List<String> kept) {}

    record Signed(
            @NotNull @Size(max = 1400) String credential,
            @NotNull @Size(max = 100) String owner,
            @NotNull @Size(max = 8000) String clientData,
            @NotNull @Size(max = 8000) String authenticatorData,
            @NotNull @Size(max = 8000) String signature) {}

    record Made(
            @NotNull String name,
            @NotNull @Size(max = 8000) String clientData,
            @NotNull @Size(max = 60_000) String attestation) {
        PasskeyAnswer.Made answer() {
            return new PasskeyAnswer.Made(clientData, attestation);
        }
    }

    record Link(@NotNull String token) {}

    record MadeWithLink(
            @NotNull String token,
            @NotNull String name,
            @NotNull @Size(max = 8000) String clientData,
            @NotNull @Size(max = 60_000) String attestation) {}

    record Named(@NotNull String name) {}

    /** @param doubted there may be a copy of it, so it opens nothing */
    record PasskeyRow(
            UUID id, String name, Instant madeAt, @Nullable Instant lastUsedAt, boolean doubted) {}

    private final Passkeys passkeys;
    private final PasskeySignIns signIns;
    private final People people;
    private final SessionEndpoints sessions;
    private final URI address;

    PasskeyEndpoints(
            Passkeys passkeys, PasskeySignIns signIns, People people, SessionEndpoints sessions, Settings settings) {
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.people = people;
        this.sessions = sessions;
        this.address = settings.url();
    }

    @PostMapping("/api/passkey-sign-in/challenge")
    ToSign begin(HttpServletRequest request) {
        var asked = signIns.begin(SessionEndpoints.visitor(request));
        return new ToSign(asked.challenge(), asked.valid().toSeconds(), asked.host());
    }

    @PostMapping("/api/passkey-sign-in")
    ResponseEntity<SessionCard> signIn(@Validated @RequestBody Signed body, HttpServletRequest request) {
        var signed = new PasskeyAnswer.Signed(
                body.credential(), body.owner(), body.clientData(), body.authenticatorData(), body.signature());
        return sessions.welcome(signIns.signIn(signed, origins(request), SessionEndpoints.visitor(request)), request);
    }

    @GetMapping("/api/passkeys")
    List<PasskeyRow> mine() {
        return passkeys.of(people.current().person()).stream()
                .map(PasskeyEndpoints::row)
                .toList();
    }

    @PostMapping("/api/passkeys/challenge")
    ToMake beginToMake(HttpServletRequest request) {
        return toMake(passkeys.begin(people.current(), SessionEndpoints.visitor(request)));
    }

    @PostMapping("/api/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    PasskeyRow register(@Validated @RequestBody Made body, HttpServletRequest request) {
        return row(passkeys.register(people.current(), body.name(), body.answer(), origins(request)));
    }

    @PutMapping("/api/passkeys/{id}")
    ResponseEntity<Void> rename(@PathVariable UUID id, @Validated @RequestBody Named body) {
        passkeys.rename(people.current().person(), id, body.name());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/passkeys/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id) {
        passkeys.remove(people.current(), id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/passkey-link/challenge")
    ToMake beginAnew(@Validated @RequestBody Link body, HttpServletRequest request) {
        return toMake(passkeys.beginAnew(body.token(), SessionEndpoints.visitor(request)));
    }

    @PostMapping("/api/passkey-link")
    ResponseEntity<Void> registerAnew(@Validated @RequestBody MadeWithLink body, HttpServletRequest request) {
        passkeys.registerAnew(
                body.token(),
                body.name(),
                new PasskeyAnswer.Made(body.clientData(), body.attestation()),
                origins(request));
        return ResponseEntity.noContent().build();
    }

    /**
     * The pages whose passkeys count: those at the public address, and those of the very port that is asked, when it is at the same host. A
     * page of another host cannot ask for passkeys of this one, but one of a host below it could.
     */
    private Set<String> origins(HttpServletRequest request) {
        var asked = URI.create(request.getRequestURL().toString());
        return Stream.of(address, asked)
                .filter(each -> address.getHost().equalsIgnoreCase(each.getHost()))
                .map(PasskeyEndpoints::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As browsers write it: without the usual port (RFC 6454, section 6.1). */
    private static String origin(URI address) {
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        boolean isUsual = address.getPort() < 0 || address.getPort() == usual;
        return address.getScheme() + "://" + address.getHost() + (isUsual ? "" : ":" + address.getPort());
    }

    private static ToMake toMake(Passkeys.Wanted wanted) {
        return new ToMake(
                wanted.challenge(),
                wanted.valid().toSeconds(),
                wanted.host(),
                wanted.handle(),
                wanted.name(),
                wanted.email(),
                wanted.algorithms(),
                wanted.kept());
    }

    private static PasskeyRow row(Passkeys.Row row) {
        return new PasskeyRow(row.id(), row.name(), row.madeAt(), row.lastUsedAt(), row.doubted());
    }
}
