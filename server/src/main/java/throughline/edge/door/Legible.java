package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import throughline.kernel.Refused;

/** What stands behind the question mark of an address can be kept and compared by a database, or is refused before anybody looks at it. */
@Configuration(proxyBeanMethods = false)
class Legible implements WebMvcConfigurer {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WithoutZeros()).addPathPatterns("/api/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, Legible::instant);
    }

    private static Instant instant(String text) {
        var instant = Instant.parse(text.strip());
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("%s is not between %s and %s.".formatted(text, FIRST, LAST));
        }
        return instant;
    }

    private static final class WithoutZeros implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var question = request.getQueryString();
            if (question != null && question.contains("%00")) {
                throw new Refused("edge.zero-character", "The address holds a zero character. Leave it out.");
            }
            return true;
        }
    }
}
