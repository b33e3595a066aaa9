package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import throughline.edge.door.SessionEndpoints.SessionCard;
import throughline.people.Provider;
import throughline.people.ProviderSignIns;

/**
 * Signing in at the company's identity provider. The provider sends the browser back to a page of the desktop, and that page brings the
 * answer here itself, so the cookie of the way there never travels with a stranger's link and nobody is sent on anywhere.
 */
@RestController
class ProviderEndpoints {
    /** @param address of the provider */
    record WayThere(URI address) {}

    /** As it stood in the address to which the provider sent the browser back. */
    record WayBack(
            @NotNull @Size(max = 200) String state,
            @Nullable @Size(max = 8000) String code,
            @Nullable @Size(max = 200) String error,
            @Nullable @Size(max = 2000) String iss) {
        Provider.Reply reply() {
            return new Provider.Reply(code, error, iss);
        }
    }

    private final ProviderSignIns signIns;
    private final SessionEndpoints sessions;

    ProviderEndpoints(ProviderSignIns signIns, SessionEndpoints sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @PostMapping("/api/provider-sign-in")
    ResponseEntity<WayThere> begin(HttpServletRequest request) {
        isThere();
        var begun = signIns.begin(SessionEndpoints.visitor(request));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        OwnCookie.PROVIDER
                                .holding(begun.cookie(), begun.valid(), request)
                                .toString())
                .body(new WayThere(begun.address()));
    }

    @PostMapping("/api/provider-sign-in/answer")
    ResponseEntity<SessionCard> signIn(@Validated @RequestBody WayBack body, HttpServletRequest request) {
        isThere();
        var opened = signIns.signIn(
                OwnCookie.PROVIDER.in(request), body.state(), body.reply(), SessionEndpoints.visitor(request));
        return sessions.welcome(opened, request, OwnCookie.PROVIDER.gone(request));
    }

    /** Without a provider there is nothing at these addresses. */
    private void isThere() {
        if (signIns.provider() == null) {
            throw Problems.nothingHere();
        }
    }
}
