package throughline.edge.door;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.BreakGlass;
import throughline.people.People;
import throughline.people.Role;
import throughline.people.UserId;

/** Wider rights in need: taking them, giving them back, and what administrators see of it. */
@RestController
class BreakGlassEndpoints {
    private static final int MOST = 100;

    record Wanted(
            @NotNull Set<String> roles,
            @NotNull Boolean wholeCompany,
            @NotNull String reason,
            @NotNull Integer minutes) {}

    record Allowed(@NotNull Boolean allowed) {}

    /** @param endReason time, by-herself, by-administrator or session-ended; absent while it lasts */
    record BreakGlassRow(
            UUID id,
            UUID user,
            String name,
            List<String> roles,
            boolean wholeCompany,
            String reason,
            Instant beganAt,
            Instant endsAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String endReason) {}

    private final BreakGlass breakGlass;
    private final People people;

    BreakGlassEndpoints(BreakGlass breakGlass, People people) {
        this.breakGlass = breakGlass;
        this.people = people;
    }

    @GetMapping("/api/break-glass")
    List<BreakGlassRow> latest() {
        var rows = breakGlass.latest(MOST);
        var known = new ArrayList<UserId>();
        for (var row : rows) {
            known.add(row.user());
            if (row.endedBy() != null) {
                known.add(row.endedBy());
            }
        }
        var names = people.names(known);
        return rows.stream()
                .map(row -> new BreakGlassRow(
                        row.id(),
                        row.user().value(),
                        names.getOrDefault(row.user(), ""),
                        row.roles().stream().map(Role::word).sorted().toList(),
                        row.wholeCompany(),
                        row.reason(),
                        row.beganAt(),
                        row.endsAt(),
                        row.endedAt(),
                        row.endedBy() == null ? null : names.get(row.endedBy()),
                        row.endReason()))
                .toList();
    }

    @PostMapping("/api/break-glass")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void begin(@Validated @RequestBody Wanted body) {
        var roles = body.roles().stream().map(Role::forPerson).collect(Collectors.toUnmodifiableSet());
        breakGlass.begin(
                people.current(),
                new BreakGlass.Wanted(roles, body.wholeCompany(), body.reason(), Duration.ofMinutes(body.minutes())));
    }

    @PostMapping("/api/break-glass/end")
    ResponseEntity<Void> endOwn() {
        breakGlass.endOwn(people.current());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/break-glass/{id}/end")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        breakGlass.end(id, people.current().person());
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/api/users/{id}/break-glass")
    ResponseEntity<Void> allow(@PathVariable UUID id, @Validated @RequestBody Allowed body) {
        breakGlass.allow(
                people.get(new UserId(id)).id(),
                body.allowed(),
                people.current().person());
        return ResponseEntity.noContent().build();
    }
}
