package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.people.SignedIn;
import tools.jackson.databind.json.JsonMapper;

/** Answers those whom the access list does not let in, before any controller is asked. */
@Component
class Turnstile implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final JsonMapper json;

    Turnstile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        write(response, HttpStatus.UNAUTHORIZED, new Refused("people.sign-in-needed", "Please sign in."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    new Refused("people.page-too-old", "This page is out of date. Reload it and try again."));
        } else if (AccessList.ALL.stream().noneMatch(line -> line.matcher().matches(request))) {
            write(response, HttpStatus.NOT_FOUND, Problems.nothingHere());
        } else if (opensOnlyRegistration()) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    new Refused(
                            "people.not-allowed-without-passkey",
                            "Your roles need a passkey here. Sign in with yours, or register one first."));
        } else if (isOfTheWholeCompany(request)) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    new Refused(
                            "people.not-allowed-in-a-branch",
                            "This counts for the whole company. Somebody who works for the whole company can change it."));
        } else {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    new Refused(
                            "people.not-allowed", "Your roles do not allow this. An administrator can change them."));
        }
    }

    /** Another system asks faster than it may. */
    void slowDown(HttpServletResponse response, Duration wait) throws IOException {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                new Refused(
                        "edge.too-many-requests",
                        "This token asks more often than it may. Wait {0} s, and ask for larger pages less often.",
                        seconds));
    }

    private static boolean opensOnlyRegistration() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn signedIn
                && signedIn.onlyToRegister();
    }

    /** Whether nothing but the branch of whoever asks is in the way. */
    private static boolean isOfTheWholeCompany(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn signedIn
                && AccessList.ALL.stream()
                        .filter(line -> line.matcher().matches(request))
                        .anyMatch(line ->
                                line.who() instanceof Who.OfTheWholeCompany(var who) && who.admits(signedIn, request));
    }

    private void write(HttpServletResponse response, HttpStatus status, Refused refused) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.of(status, refused)));
    }
}
