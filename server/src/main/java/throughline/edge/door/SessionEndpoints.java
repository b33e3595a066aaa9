package throughline.edge.door;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.Branch;
import throughline.people.BreakGlass;
import throughline.people.People;
import throughline.people.Role;
import throughline.people.SessionEnded.Reason;
import throughline.people.SessionId;
import throughline.people.Sessions;
import throughline.people.SignIns;
import throughline.people.SignedIn;
import throughline.people.Users;
import throughline.people.Visitor;

/** Signing in and out, one's own sessions, one's own screen. */
@RestController
class SessionEndpoints {
    record SignIn(
            @NotNull @Size(max = 254) String email, @NotNull String password) {}

    /** @param lettersOff left out: stays as it is */
    record Preferences(
            @NotBlank String language,
            @NotBlank String theme,
            @Nullable Boolean lettersOff) {}

    record NewPassword(@NotNull String current, @NotNull String password) {}

    record Ticket(String ticket, long validSeconds) {}

    record Company(String name) {}

    /**
     * @param roles that count in this session, in small letters, sorted
     * @param branch whose records she sees, with those of all branches below it
     * @param mayBreakGlass may take wider rights in need
     */
    record Me(
            UUID id,
            String name,
            String email,
            String language,
            String theme,
            boolean lettersOff,
            List<String> roles,
            UUID branch,
            boolean mayBreakGlass) {}

    /** Wider rights that she has taken for this session. @param roles in small letters, sorted */
    record BreakGlassCard(List<String> roles, boolean wholeCompany, String reason, Instant endsAt) {}

    /**
     * @param onlyToRegister this session opens nothing but the registration of a passkey
     * @param breakGlass absent when she has her own rights only
     */
    record SessionCard(
            Me user,
            Company company,
            boolean onlyToRegister,
            @Nullable BreakGlassCard breakGlass) {}

    record SessionRow(UUID id, boolean current, Instant startedAt, Instant lastSeenAt, String browser) {}

    private final SignIns signIns;
    private final Sessions sessions;
    private final People people;
    private final Users users;
    private final BreakGlass breakGlass;
    private final SocketTickets tickets;
    private final InstantSource clock;

    SessionEndpoints(
            SignIns signIns,
            Sessions sessions,
            People people,
            Users users,
            BreakGlass breakGlass,
            SocketTickets tickets,
            InstantSource clock) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.people = people;
        this.users = users;
        this.breakGlass = breakGlass;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping("/api/session")
    SessionCard session() {
        return card(people.current());
    }

    @PostMapping("/api/session")
    ResponseEntity<SessionCard> signIn(@Validated @RequestBody SignIn body, HttpServletRequest request) {
        return welcome(signIns.signIn(body.email(), body.password(), visitor(request)), request);
    }

    /** For one socket: {@code /ws/desk?ticket=…}. */
    @PostMapping("/api/session/ticket")
    Ticket ticket() {
        var session = requireNonNull(people.current().session(), "a person has a session");
        return new Ticket(tickets.make(session), SocketTickets.VALID.toSeconds());
    }

    @DeleteMapping("/api/session")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        var who = people.current();
        var session = who.session();
        if (session != null) {
            sessions.endOwn(who.person(), session, Reason.SIGNED_OUT);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, OwnCookie.SESSION.gone(request).toString())
                .build();
    }

    @PutMapping("/api/session/preferences")
    SessionCard prefer(@Validated @RequestBody Preferences body) {
        var who = people.current();
        var user = who.person();
        boolean lettersOff =
                body.lettersOff() != null ? body.lettersOff() : people.get(user).lettersOff();
        users.prefer(user, body.language(), body.theme(), lettersOff);
        return card(who);
    }

    @PutMapping("/api/session/password")
    ResponseEntity<Void> changePassword(@Validated @RequestBody NewPassword body) {
        signIns.changePassword(people.current(), body.current(), body.password());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/sessions")
    List<SessionRow> sessions() {
        var who = people.current();
        return sessions.of(who.person()).stream().map(row -> row(row, who)).toList();
    }

    @DeleteMapping("/api/sessions/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        sessions.endOwn(people.current().person(), new SessionId(id), Reason.ENDED_BY_PERSON);
        return ResponseEntity.noContent().build();
    }

    /** The answer to somebody who has just come in: her card, and the cookie that remembers her. @param others cookies beside it */
    ResponseEntity<SessionCard> welcome(Sessions.Opened opened, HttpServletRequest request, ResponseCookie... others) {
        var valid = Duration.between(clock.instant(), opened.endsAt());
        var who = requireNonNull(sessions.find(opened.cookie()), "a session that was just opened");
        var own = OwnCookie.SESSION.holding(opened.cookie(), valid, request);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        Stream.concat(Stream.of(own), Stream.of(others))
                                .map(ResponseCookie::toString)
                                .toArray(String[]::new))
                .body(card(who));
    }

    static SessionRow row(Sessions.Row row, SignedIn who) {
        return new SessionRow(
                row.id().value(), row.id().equals(who.session()), row.startedAt(), row.lastSeenAt(), row.browser());
    }

    static Visitor visitor(HttpServletRequest request) {
        var browser = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitor(request.getRemoteAddr(), browser == null ? "" : browser);
    }

    private static BreakGlassCard card(BreakGlass.Row row) {
        return new BreakGlassCard(
                row.roles().stream().map(Role::word).sorted().toList(), row.wholeCompany(), row.reason(), row.endsAt());
    }

    private SessionCard card(SignedIn who) {
        var person = people.get(who.person());
        var me = new Me(
                person.id().value(),
                person.name(),
                person.email(),
                person.language(),
                person.theme(),
                person.lettersOff(),
                who.roles().stream().map(Role::word).sorted().toList(),
                who.scope().isEverything() ? Branch.COMPANY : person.branch(),
                breakGlass.isAllowed(person.id()));
        var taken = breakGlass.in(requireNonNull(who.session()));
        return new SessionCard(
                me, new Company(people.company()), who.onlyToRegister(), taken == null ? null : card(taken));
    }
}
