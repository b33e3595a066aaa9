package throughline.edge.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.DeviceSecret;
import throughline.alarm.DeviceSecrets;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;

/** What connected lifts sign in with: made here, told once, and taken back. */
@RestController
@RequestMapping("/api")
class DeviceSecretEndpoints {
    private final DeviceSecrets secrets;
    private final People people;

    DeviceSecretEndpoints(DeviceSecrets secrets, People people) {
        this.secrets = secrets;
        this.people = people;
    }

    /** @param another in place of the one that it has */
    record Wanted(@Nullable Boolean another) {}

    @GetMapping("/device-secrets")
    Page<DeviceSecret> all(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return secrets.list(Slice.of(after, limit, q));
    }

    @PostMapping("/device-secrets/{wire}/{ident}")
    @ResponseStatus(HttpStatus.CREATED)
    DeviceSecrets.Made make(@PathVariable String wire, @PathVariable String ident, @RequestBody Wanted wanted) {
        return Boolean.TRUE.equals(wanted.another())
                ? secrets.replace(wire, ident, user())
                : secrets.make(wire, ident, user());
    }

    @DeleteMapping("/device-secrets/{wire}/{ident}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String wire, @PathVariable String ident) {
        secrets.revoke(wire, ident, user());
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
