package throughline.edge.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import throughline.kernel.Answers;
import throughline.kernel.Refused;
import throughline.people.SignedIn;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST of the directory that carries an {@code Idempotency-Key} is done once within a day, however often it comes, and each time gets
 * the same answer. The key is kept in the transaction of the work; a refusal keeps nothing, so what was corrected may come again.
 */
@Component
@Order
class OnceOnly extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final List<String> DIRECTORY = List.of(
            "/api/customers", "/api/sites", "/api/units", "/api/agreements", "/api/technicians", "/api/on-call");
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_FORM = 1024 * 1024;

    private final Answers answers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    /** Lazy: filters are made with the web server, before it is known whether there is a database. */
    OnceOnly(@Lazy Answers answers, @Lazy PlatformTransactionManager manager, JsonMapper json) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(manager);
        this.json = json;
    }

    /** Whether a key at this address counts. */
    static boolean isFor(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && DIRECTORY.stream().anyMatch(path::startsWith);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !isFor(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        var source = source();
        var form = request.getInputStream().readNBytes(LONGEST_FORM + 1);
        if (source == null || form.length > LONGEST_FORM || key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(
                    response,
                    new Refused(
                            "edge.idempotency-key",
                            "An Idempotency-Key has 1 to {0} characters, and its request at most 1 MB.",
                            LONGEST_KEY));
            return;
        }
        var again = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                var given = answers.claim(source, key, digest(request, form));
                if (given != null) {
                    repeat(again, given);
                    return;
                }
                forward(chain, new Read(request, form), again);
                if (again.getStatus() < HttpStatus.BAD_REQUEST.value()) {
                    answers.keep(source, key, new Answers.Given(again.getStatus(), again.getContentAsByteArray()));
                } else {
                    status.setRollbackOnly();
                }
            });
            again.copyBodyToResponse();
        } catch (Refused refused) {
            refuse(response, refused);
        } catch (Passed passed) {
            throw passed.failure;
        }
    }

    private static void forward(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new Passed(new ServletException(e));
        } catch (ServletException e) {
            throw new Passed(e);
        }
    }

    private static void repeat(HttpServletResponse response, Answers.Given given) {
        try {
            response.setStatus(given.status());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(given.body());
        } catch (IOException e) {
            throw new Passed(new ServletException(e));
        }
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        var status = Natures.statusOf(refused.code());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.of(status, refused)));
    }

    private static @Nullable String source() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn asking)) {
            return null;
        }
        return asking.user() == null ? "token " + asking.name() : asking.user().toString();
    }

    private static byte[] digest(HttpServletRequest request, byte[] form) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(form);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Carries what a filter may throw through a transaction, which it rolls back. */
    private static final class Passed extends RuntimeException {
        private final ServletException failure;

        Passed(ServletException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** A request whose form was read already. */
    private static final class Read extends HttpServletRequestWrapper {
        private final byte[] form;

        Read(HttpServletRequest request, byte[] form) {
            super(request);
            this.form = form;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(form);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("forms are read at once");
                }

                @Override
                public int read() {
                    return bytes.read();
                }
            };
        }
    }
}
