package throughline.edge.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** At the name that was set for files there is nothing but files: no desk, no sign-in, no address of the interface. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OnlyFiles extends OncePerRequestFilter {
    private final FilesOrigin origin;

    OnlyFiles(FilesOrigin origin) {
        this.origin = origin;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !origin.isAsked(request) || request.getRequestURI().startsWith("/files/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
