package throughline.edge.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * A cookie that holds a secret. With HTTPS its name begins with {@code __Host-}, which browsers take from this very host
 * only (RFC 6265bis, section 4.1.3.2). With plain HTTP, which is for this machine only, the name carries the port, because
 * cookies do not know ports and two instances may run side by side.
 */
enum OwnCookie {
    /** Of a session. */
    SESSION("throughline"),

    /** Of a browser that was sent to the identity provider and is expected back. */
    PROVIDER("throughline-provider");

    private final String plain;

    OwnCookie(String plain) {
        this.plain = plain;
    }

    @Nullable
    String in(HttpServletRequest request) {
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

    ResponseCookie holding(String secret, Duration valid, HttpServletRequest request) {
        return ResponseCookie.from(name(request), secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(valid)
                .build();
    }

    ResponseCookie gone(HttpServletRequest request) {
        return holding("", Duration.ZERO, request);
    }

    /** With HTTPS. */
    String secureName() {
        return "__Host-" + plain;
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? secureName() : plain + "-" + request.getServerPort();
    }
}
