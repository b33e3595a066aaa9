package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.edge.door.SessionEndpoints.SessionCard;
import throughline.people.SetUp;
import throughline.people.SignIns;
import throughline.people.Users;

/** What a one-time link opens: the set-up of an empty house, and the choice of a password. */
@RestController
class SetUpEndpoints {
    /**
     * @param needed nobody administers the house, or somebody else shall
     * @param valid whether the link that was shown still opens the set-up
     */
    record State(boolean needed, boolean valid) {}

    record First(
            @NotNull String token,
            @NotBlank @Size(max = 120) String company,
            @NotNull String name,
            @NotNull String email,
            @NotNull String password,
            @NotNull String language) {}

    record Choice(@NotNull String token, @NotNull String password) {}

    private final SetUp setUp;
    private final SignIns signIns;
    private final SessionEndpoints sessions;

    SetUpEndpoints(SetUp setUp, SignIns signIns, SessionEndpoints sessions) {
        this.setUp = setUp;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/api/setup")
    State state(@RequestParam(defaultValue = "") String token) {
        boolean valid = setUp.opens(token);
        return new State(valid || setUp.needed(), valid);
    }

    @PostMapping("/api/setup")
    ResponseEntity<SessionCard> complete(@Validated @RequestBody First body, HttpServletRequest request) {
        var first = new Users.New(body.name(), body.email(), body.language(), Set.of(), Set.of(), body.password());
        var opened = setUp.complete(body.token(), body.company(), first, SessionEndpoints.visitor(request));
        return sessions.welcome(opened, request);
    }

    @PostMapping("/api/password")
    ResponseEntity<Void> choosePassword(@Validated @RequestBody Choice body) {
        signIns.choosePassword(body.token(), body.password());
        return ResponseEntity.noContent().build();
    }
}
