package throughline.edge.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import throughline.kernel.Doer;
import throughline.kernel.Witness;
import throughline.kernel.Witness.Act;
import throughline.people.Role;
import throughline.people.SignedIn;

/**
 * Says on whose behalf the rooms work while somebody asks, and has written down what she sees before the first byte of it leaves: what
 * cannot be written down is not shown. Refusals are written down when they are known, and so is what was changed by an address whose room
 * keeps no log of it.
 */
final class Witnessed extends OncePerRequestFilter {
    private static final List<String> GUARDED = List.of("/api/", "/ws/", "/t/");
    private static final int LONGEST_ID = 60;

    private final Witness witness;

    Witnessed(Witness witness) {
        this.witness = witness;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return GUARDED.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var doer = doer(request);
        var answer = new Answer(request, response, doer);
        Onwards onwards = doer::does;
        onwards.go(request, answer, (asked, answered) -> {
            chain.doFilter(asked, answered);
            answer.isOver();
        });
    }

    private static Doer doer(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            return new Doer(Doer.Nature.STRANGER, null, List.of(), () -> way(request));
        }
        var roles = who.roles().stream().map(Role::word).toList();
        return who.user() == null
                ? new Doer(Doer.Nature.TOKEN, who.name(), roles, () -> way(request))
                : new Doer(Doer.Nature.PERSON, who.user().toString(), roles, () -> way(request));
    }

    private static @Nullable String way(HttpServletRequest request) {
        var pattern = pattern(request);
        return pattern == null ? null : request.getMethod() + " " + pattern;
    }

    /** As in the controller, or where nobody got that far, as on the access list; null for an address that there is not. */
    private static @Nullable String pattern(HttpServletRequest request) {
        var found = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (found != null && !found.equals("/**")) {
            return found.toString();
        }
        return AccessList.ALL.stream()
                .filter(line -> line.matcher().matches(request))
                .map(Access::pattern)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found) {
            return found.get(name) instanceof String text ? text : null;
        }
        return AccessList.ALL.stream()
                .map(line -> line.matcher().matcher(request))
                .filter(match -> match.isMatch() && match.getVariables().containsKey(name))
                .map(match -> match.getVariables().get(name))
                .findFirst()
                .orElse(null);
    }

    /** An id that is none of ours may be anything that somebody typed, so only what looks like one is kept. */
    private static @Nullable String idOf(HttpServletRequest request, String pattern) {
        var named = SeenList.of(pattern) instanceof Seen.Noted noted ? noted.variable() : null;
        var text = variable(request, named == null ? "id" : named);
        try {
            return text == null ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** An answer on its way out. */
    private final class Answer extends HttpServletResponseWrapper {
        private final HttpServletRequest request;
        private final Doer doer;
        private boolean seen;

        Answer(HttpServletRequest request, HttpServletResponse response, Doer doer) {
            super(response);
            this.request = request;
            this.doer = doer;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            leaves();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            leaves();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            leaves();
            super.flushBuffer();
        }

        void isOver() {
            leaves();
            var pattern = pattern(request);
            if (pattern == null || doer.nature() == Doer.Nature.STRANGER) {
                return;
            }
            boolean denied = getStatus() == HttpStatus.FORBIDDEN.value();
            boolean notThere = getStatus() == HttpStatus.NOT_FOUND.value() && pattern.contains("{");
            if (denied || notThere) {
                witness.note(
                        Act.REFUSED,
                        SeenList.kindOf(pattern),
                        idOf(request, pattern),
                        denied ? "not-allowed" : "not-found");
            } else if (isChange()
                    && getStatus() < HttpStatus.BAD_REQUEST.value()
                    && !doer.isNoted()
                    && !SeenList.isOnlyBegun(pattern)) {
                var act = pattern.startsWith("/api/users") ? Act.RIGHTS_CHANGED : Act.CHANGED;
                witness.note(act, SeenList.kindOf(pattern), idOf(request, pattern), null);
            }
        }

        private void leaves() {
            if (seen || getStatus() >= HttpStatus.BAD_REQUEST.value() || isChange()) {
                return;
            }
            var pattern = pattern(request);
            if (pattern == null) {
                return;
            }
            seen = true;
            switch (SeenList.of(pattern)) {
                case Seen.Noted(var act, var kind, var variable) -> {
                    if (act != Act.PLAYED || !doer.isNoted()) {
                        witness.note(act, kind, variable == null ? null : shortened(variable(request, variable)), null);
                    }
                }
                case Seen.NotedWithWords(var kind) -> {
                    var words = request.getParameter("q");
                    if (words != null && !words.isBlank()) {
                        witness.note(Act.SEARCHED, kind, null, null);
                    }
                }
                case Seen.NotNoted _ -> {}
                case null -> {}
            }
        }

        private boolean isChange() {
            return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        }

        private static @Nullable String shortened(@Nullable String id) {
            return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
        }
    }
}
