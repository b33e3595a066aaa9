package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import throughline.kernel.Refused;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * What stands behind the question mark of an address, and each day and time of a form, can be kept and compared by a database, or is
 * refused before anybody looks at it.
 */
@Configuration(proxyBeanMethods = false)
class Legible implements WebMvcConfigurer {
    private static final Span<Instant> INSTANTS =
            new Span<>(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2999-12-31T23:59:59Z"));

    /** To the one that other systems write for "for ever". */
    private static final Span<LocalDate> DAYS = new Span<>(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    private static final Span<LocalDateTime> HOURS =
            new Span<>(LocalDateTime.parse("1900-01-01T00:00:00"), LocalDateTime.parse("2999-12-31T23:59:59"));

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WithoutZeros()).addPathPatterns("/api/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new ToInstant());
        registry.addConverter(new ToHour());
    }

    @Bean
    static JacksonModule legibleDaysAndTimes() {
        return new SimpleModule("legible")
                .addDeserializer(
                        LocalDate.class,
                        new Within<>(LocalDate.class, LocalDateDeserializer.INSTANCE::deserialize, DAYS))
                .addDeserializer(
                        Instant.class, new Within<>(Instant.class, InstantDeserializer.INSTANT::deserialize, INSTANTS));
    }

    private static final class ToInstant implements Converter<String, @Nullable Instant> {
        @Override
        public @Nullable Instant convert(String text) {
            return INSTANTS.read(text, Instant::parse);
        }
    }

    private static final class ToHour implements Converter<String, @Nullable LocalDateTime> {
        @Override
        public @Nullable LocalDateTime convert(String text) {
            return HOURS.read(text, LocalDateTime::parse);
        }
    }

    private record Span<T extends Comparable<? super T>>(T first, T last) {
        boolean holds(T value) {
            return value.compareTo(first) >= 0 && value.compareTo(last) <= 0;
        }

        /** Null for a filter that was left empty. */
        @Nullable
        T read(String text, Function<String, T> reading) {
            if (text.isBlank()) {
                return null;
            }
            var value = reading.apply(text.strip());
            if (!holds(value)) {
                throw new IllegalArgumentException("%s is not between %s and %s.".formatted(text, first, last));
            }
            return value;
        }
    }

    private interface Usual<T> {
        @Nullable
        T deserialize(JsonParser json, DeserializationContext context);
    }

    private static final class Within<T extends Comparable<? super T>> extends StdDeserializer<T> {
        private final Usual<T> usual;
        private final Span<T> span;

        Within(Class<T> type, Usual<T> usual, Span<T> span) {
            super(type);
            this.usual = usual;
            this.span = span;
        }

        @Override
        public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
            var value = usual.deserialize(json, context);
            if (value != null && !span.holds(value)) {
                throw context.weirdStringException(
                        value.toString(),
                        handledType(),
                        "it is not between %s and %s".formatted(span.first(), span.last()));
            }
            return value;
        }
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
