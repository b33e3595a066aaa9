package throughline.edge.door;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.house.Addresses;
import throughline.kernel.Transactions;
import throughline.people.Branch;
import throughline.people.BreakGlass;
import throughline.people.Passkeys;
import throughline.people.People;
import throughline.people.Person;
import throughline.people.ProviderSubjects;
import throughline.people.Role;
import throughline.people.SessionEnded.Reason;
import throughline.people.Sessions;
import throughline.people.SignIns;
import throughline.people.UserId;
import throughline.people.Users;
import throughline.portal.Outlook;
import throughline.portal.Outlooks;

/** People, as administrators see and change them. */
@RestController
class UserEndpoints {
    private static final int MOST = 200;

    /**
     * @param branch absent in what comes in: the whole company
     * @param mayBreakGlass may take wider rights in need, for a reason and for a while
     * @param bound the identity provider knows her, by a sign-in there
     * @param outlook from which customer she looks in; absent for whoever works here
     * @param link opens the choice of the first password; only in the answer to a new person without one
     */
    record UserCard(
            UUID id,
            String name,
            String email,
            String language,
            List<String> roles,
            List<String> skills,
            UUID branch,
            boolean active,
            boolean mayBreakGlass,
            boolean bound,
            @Nullable Outlook outlook,
            int version,
            @Nullable String link) {}

    record Page(List<UserCard> items, @Nullable String next) {}

    record Link(String link) {}

    record NewUser(
            @NotNull String name,
            @NotNull String email,
            @NotNull String language,
            @NotNull Set<String> roles,
            @NotNull Set<String> skills,
            @Nullable UUID branch,
            @Nullable Outlook outlook,
            @Nullable String password) {}

    record ChangedUser(
            @NotNull String name,
            @NotNull String email,
            @NotNull String language,
            @NotNull Set<String> roles,
            @NotNull Set<String> skills,
            @Nullable UUID branch,
            @Nullable Outlook outlook,
            @NotNull Boolean active,
            @NotNull Integer version) {}

    private final People people;
    private final Users users;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Passkeys passkeys;
    private final BreakGlass breakGlass;
    private final ProviderSubjects subjects;
    private final Outlooks outlooks;
    private final Transactions transactions;
    private final Addresses addresses;

    UserEndpoints(
            People people,
            Users users,
            Sessions sessions,
            SignIns signIns,
            Passkeys passkeys,
            BreakGlass breakGlass,
            ProviderSubjects subjects,
            Outlooks outlooks,
            Transactions transactions,
            Addresses addresses) {
        this.people = people;
        this.users = users;
        this.sessions = sessions;
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.breakGlass = breakGlass;
        this.subjects = subjects;
        this.outlooks = outlooks;
        this.transactions = transactions;
        this.addresses = addresses;
    }

    @GetMapping("/api/users")
    Page page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var found = people.page(q, after == null ? null : new UserId(after), most + 1);
        var shown = found.stream().limit(most).toList();
        var next = found.size() > most ? shown.getLast().id().toString() : null;
        return new Page(shown.stream().map(person -> card(person, null)).toList(), next);
    }

    @GetMapping("/api/users/{id}")
    UserCard user(@PathVariable UUID id) {
        return card(people.seen(new UserId(id)), null);
    }

    @PostMapping("/api/users")
    @ResponseStatus(HttpStatus.CREATED)
    UserCard create(@Validated @RequestBody NewUser body) {
        var wanted = new Users.New(
                body.name(),
                body.email(),
                body.language(),
                roles(body.roles()),
                body.skills(),
                requireNonNullElse(body.branch(), Branch.COMPANY),
                body.password());
        var by = people.current().person();
        var id = transactions.in(() -> {
            var fresh = users.create(wanted, by);
            outlooks.keep(fresh, wanted.roles(), body.outlook(), by);
            return fresh;
        });
        var link = body.password() == null ? addresses.ofPassword(signIns.invite(id)) : null;
        return card(people.get(id), link);
    }

    @PutMapping("/api/users/{id}")
    UserCard change(@PathVariable UUID id, @Validated @RequestBody ChangedUser body) {
        var user = people.get(new UserId(id)).id();
        var change = new Users.Change(
                body.name(),
                body.email(),
                body.language(),
                roles(body.roles()),
                body.skills(),
                requireNonNullElse(body.branch(), Branch.COMPANY),
                body.active(),
                body.version());
        var by = people.current().person();
        transactions.run(() -> {
            users.change(user, change, by);
            outlooks.keep(user, change.roles(), body.outlook(), by);
        });
        return card(people.get(user), null);
    }

    @PostMapping("/api/users/{id}/password-link")
    Link passwordLink(@PathVariable UUID id) {
        return new Link(addresses.ofPassword(
                signIns.lostPassword(people.get(new UserId(id)).id())));
    }

    @PostMapping("/api/users/{id}/passkey-link")
    Link passkeyLink(@PathVariable UUID id) {
        return new Link(
                addresses.ofPasskey(passkeys.lost(people.get(new UserId(id)).id())));
    }

    @DeleteMapping("/api/users/{id}/provider")
    ResponseEntity<Void> unbind(@PathVariable UUID id) {
        subjects.unbind(people.get(new UserId(id)).id(), people.current().person());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/users/{id}/end-sessions")
    ResponseEntity<Void> endSessions(@PathVariable UUID id) {
        sessions.endAll(
                people.get(new UserId(id)).id(),
                null,
                Reason.ENDED_BY_ADMINISTRATOR,
                people.current().person());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/users/{id}/sessions")
    ResponseEntity<Void> deleteSessions(@PathVariable UUID id) {
        return endSessions(id);
    }

    @GetMapping("/api/users/{id}/sessions")
    List<SessionEndpoints.SessionRow> sessions(@PathVariable UUID id) {
        var who = people.current();
        return sessions.of(people.seen(new UserId(id)).id()).stream()
                .map(row -> SessionEndpoints.row(row, who))
                .toList();
    }

    @GetMapping("/api/skills")
    List<String> skills() {
        return people.skills();
    }

    private static Set<Role> roles(Set<String> words) {
        return words.stream().map(Role::forPerson).collect(Collectors.toUnmodifiableSet());
    }

    private UserCard card(Person person, @Nullable String link) {
        return new UserCard(
                person.id().value(),
                person.name(),
                person.email(),
                person.language(),
                person.roles().stream().map(Role::word).sorted().toList(),
                person.skills().stream().sorted().toList(),
                person.branch(),
                person.active(),
                breakGlass.isAllowed(person.id()),
                subjects.isBound(person.id()),
                outlooks.of(person.id()),
                person.version(),
                link);
    }
}
