package throughline.edge.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import throughline.kernel.Lane;

/** Whoever asks at the door takes the lane of requests; whoever answers an offer, on a page, in the app or by text, the lane of answers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TakesALane extends OncePerRequestFilter {
    private static final List<String> ANSWERED_AT = List.of("/t/", "/app/", "/api/gateway/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answers = ANSWERED_AT.stream().anyMatch(request.getRequestURI()::startsWith);
        Onwards onwards = (answers ? Lane.ANSWERS : Lane.REQUESTS)::call;
        onwards.go(request, response, chain);
    }
}
