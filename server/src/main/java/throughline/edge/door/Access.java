package throughline.edge.door;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One line of the access list: a method, a path pattern as in the controller, and who may use it. */
record Access(HttpMethod method, String pattern, Who who) {
    RequestMatcher matcher() {
        return PathPatternRequestMatcher.pathPattern(method, pattern);
    }
}
