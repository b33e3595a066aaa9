package throughline.edge.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import throughline.kernel.Scope;
import throughline.people.ApiTokens;
import throughline.people.Sessions;
import throughline.people.SignedIn;

/**
 * Finds out who asks: another system by its token, else a person by her cookie. A request with a token is never taken for a
 * person's, so a cookie that comes along gives it no further rights.
 */
final class Identification extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final List<String> GUARDED = List.of("/api/", "/ws/", "/actuator/");

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Sight sight;
    private final Allowance allowance;
    private final Turnstile turnstile;

    Identification(Sessions sessions, ApiTokens tokens, Sight sight, Allowance allowance, Turnstile turnstile) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.sight = sight;
        this.allowance = allowance;
        this.turnstile = turnstile;
    }

    static boolean showsToken(HttpServletRequest request) {
        return token(request) != null;
    }

    /** Pictures, scripts and the page itself are for everybody and need no look into the database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return GUARDED.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = find(request);
        if (signedIn != null) {
            var roles = signedIn.roles().stream()
                    .map(role -> new SimpleGrantedAuthority(role.word()))
                    .toList();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(signedIn, "", roles));
            SecurityContextHolder.setContext(context);
            var wait = signedIn.user() == null ? allowance.ask(signedIn.name()) : null;
            if (wait != null) {
                turnstile.slowDown(response, wait);
                return;
            }
        }
        var scope = signedIn == null ? Scope.NOTHING : sight.of(signedIn);
        Onwards onwards = scope::call;
        onwards.go(request, response, chain);
    }

    private @Nullable SignedIn find(HttpServletRequest request) {
        var token = token(request);
        if (token != null) {
            return tokens.find(token);
        }
        var cookie = OwnCookie.SESSION.in(request);
        return cookie == null ? null : sessions.find(cookie);
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }
}
