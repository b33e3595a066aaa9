package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionCookieTest {
    private static final String SECRET = "x".repeat(43);

    // ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4, 3.3.5
    @Test
    void withHttpsItIsForThisHostAloneAndForNoScript() {
        var cookie = OwnCookie.SESSION
                .holding(SECRET, Duration.ofHours(12), asked("https"))
                .toString();
        assertThat(cookie)
                .startsWith("__Host-throughline=" + SECRET + ";")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Domain")
                .hasSizeLessThan(4_096);
    }

    @Test
    void onThisMachineItsNameHasThePort() {
        assertThat(OwnCookie.SESSION.gone(asked("http")).toString())
                .startsWith("throughline-8080=;")
                .contains("Max-Age=0", "HttpOnly", "SameSite=Strict");
    }

    private static MockHttpServletRequest asked(String scheme) {
        var request = new MockHttpServletRequest();
        request.setScheme(scheme);
        request.setSecure(scheme.equals("https"));
        request.setServerPort(8080);
        return request;
    }
}
