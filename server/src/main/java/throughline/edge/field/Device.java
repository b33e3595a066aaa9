package throughline.edge.field;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * What tells one phone from another: a random cookie that only our pages under {@code /t/} get back. It comes with the first page, so
 * that two taps at once are of the same phone; a phone that keeps no cookies has none and works with its link alone.
 *
 * <p>{@code SameSite=Lax} lets it come along when the link in a text is opened, and never with a form that a stranger's page sends.
 */
final class Device {
    private static final int BYTES = 18;
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{24}");
    private static final Duration KEPT = Duration.ofDays(400);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Device() {}

    static @Nullable String of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(request))
                        && OURS.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    static ResponseCookie fresh(HttpServletRequest request) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return ResponseCookie.from(
                        name(request), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/t/")
                .maxAge(KEPT)
                .build();
    }

    /** Cookies do not know ports; over plain HTTP two instances may run side by side. */
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Secure-throughline-phone" : "throughline-phone-" + request.getServerPort();
    }
}
