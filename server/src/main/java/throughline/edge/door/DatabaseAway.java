package throughline.edge.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import throughline.kernel.Away;
import throughline.kernel.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * The database is killed, restarted or does not answer: whoever asks is told to come again (503, RFC 9110 §15.6.4), not that the request
 * is wrong. The desktop keeps what was typed and sends it again by itself; a technician's page looks again by itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAway extends OncePerRequestFilter {
    private static final Refused AWAY = new Refused(
            "edge.database-away", "The database does not answer at this moment. Try again in a few seconds.");

    /** For a page without a script, in the languages of the house. */
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3"><title>Throughline</title>
            <p lang="en">The database does not answer at this moment. Try again in a few seconds.</p>
            <p lang="sv">Databasen svarar inte just nu. Försök igen om några sekunder.</p>
            <p lang="et">Andmebaas ei vasta praegu. Proovi mõne sekundi pärast uuesti.</p>
            <p lang="zh-Hant">資料庫目前沒有回應，請稍候幾秒再試。</p>
            """;

    private final JsonMapper json;

    DatabaseAway(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException fault) {
            if (!Away.isTheReason(fault) || response.isCommitted()) {
                throw fault;
            }
            response.resetBuffer();
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean reads = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.setContentType(
                reads ? MediaType.TEXT_HTML_VALUE + ";charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(
                        reads
                                ? PAGE.getBytes(StandardCharsets.UTF_8)
                                : json.writeValueAsBytes(Problem.of(status, AWAY)));
    }
}
