package throughline.edge.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A change through {@code /api/<topic>} that succeeded moves that topic: everybody whose screen shows such a list asks again. */
@Component
class WhatMoved implements HandlerInterceptor, WebMvcConfigurer {
    /** Contacts and users are announced by their rooms, whoever changes them. */
    private static final Set<String> TOPICS = Set.of(
            "customers",
            "duplicates",
            "sites",
            "units",
            "agreements",
            "technicians",
            "on-call",
            "rotas",
            "absences",
            "swaps",
            "hand-overs",
            "queues",
            "trunk",
            "gateway",
            "holiday-calendars");

    /** What is shown beside another list moves that too. */
    private static final Map<String, String> BESIDE = Map.of("absences", "rotas", "swaps", "rotas", "rotas", "on-call");

    private final DeskSockets sockets;

    WhatMoved(DeskSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns("/api/gateway/sms/callback");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getMethod().equals("GET") || response.getStatus() >= 300) {
            return;
        }
        var words = request.getRequestURI().split("/");
        if (words.length > 2 && TOPICS.contains(words[2])) {
            sockets.moved(words[2]);
            if (BESIDE.containsKey(words[2])) {
                sockets.moved(BESIDE.get(words[2]));
            }
        }
    }
}
