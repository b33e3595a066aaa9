package throughline.edge.field;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * What a technician's own phone is known by. Scripts cannot read it and no page of somebody else sends it along; only our pages under {@code
 * /app/} get it.
 */
final class AppCookie {
    private AppCookie() {}

    static @Nullable String of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(request))) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    static ResponseCookie holding(String secret, Duration valid, HttpServletRequest request) {
        return ResponseCookie.from(name(request), secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path(AppPage.ADDRESS)
                .maxAge(valid)
                .build();
    }

    /** Cookies do not know ports; over plain HTTP two instances may run side by side. */
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Secure-throughline-app" : "throughline-app-" + request.getServerPort();
    }
}
