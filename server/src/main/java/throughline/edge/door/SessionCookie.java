package throughline.edge.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that holds a session's secret. With HTTPS it is {@code __Host-throughline}, which browsers take from this very host
 * only (RFC 6265bis, section 4.1.3.2). With plain HTTP, which is for this machine only, the name carries the port, because
 * cookies do not know ports and two instances may run side by side.
 */
final class SessionCookie {
    static final String NAME = "__Host-throughline";

    private SessionCookie() {}

    static @Nullable String in(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        var name = name(request);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    static ResponseCookie holding(String secret, Duration valid, HttpServletRequest request) {
        return ResponseCookie.from(name(request), secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(valid)
                .build();
    }

    static ResponseCookie gone(HttpServletRequest request) {
        return holding("", Duration.ZERO, request);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? NAME : "throughline-" + request.getServerPort();
    }
}
