package throughline.edge.door;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/** Which HTTP status a refusal gets: decided by the words of its reason, so that no module needs to know HTTP. */
final class Natures {
    private record Nature(Predicate<String> reason, HttpStatus status) {}

    private static final List<Nature> ALL = List.of(
            new Nature(reason -> reason.startsWith("sign-in-"), HttpStatus.UNAUTHORIZED),
            new Nature(
                    reason -> reason.startsWith("not-allowed") || reason.equals("page-too-old"), HttpStatus.FORBIDDEN),
            new Nature(reason -> reason.startsWith("no-such-") || reason.endsWith("-not-found"), HttpStatus.NOT_FOUND),
            new Nature(
                    reason -> reason.startsWith("edited-by-")
                            || reason.startsWith("already-")
                            || reason.endsWith("-in-use")
                            || reason.equals("taken")
                            || reason.endsWith("-taken"),
                    HttpStatus.CONFLICT),
            new Nature(reason -> reason.equals("too-large"), HttpStatus.CONTENT_TOO_LARGE),
            new Nature(reason -> reason.startsWith("too-many-"), HttpStatus.TOO_MANY_REQUESTS));

    private Natures() {}

    /** 422 when no rule knows the reason: the request was understood and cannot be done. */
    static HttpStatus statusOf(String code) {
        var reason = code.substring(code.indexOf('.') + 1);
        return ALL.stream()
                .filter(nature -> nature.reason().test(reason))
                .map(Nature::status)
                .findFirst()
                .orElse(HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
