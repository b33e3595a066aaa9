package throughline.edge.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version of one thing as an entity tag (RFC 9110, section 8.8.3), for systems that speak in them: a GET gives it, a PUT brings it
 * along as {@code If-Match} instead of the field {@code version}. Where the two disagree the header counts.
 */
@RestControllerAdvice(basePackageClasses = Versions.class)
class Versions extends RequestBodyAdviceAdapter implements ResponseBodyAdvice<Object> {
    private static final String VERSION = "version";

    /** Nothing has this version. */
    private static final int NEVER = -1;

    private final JsonMapper json;

    Versions(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.hasMethodAnnotation(PutMapping.class) && version(parameter.getParameterType()) != null;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var wanted = message.getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (wanted == null || wanted.strip().equals("*")) {
            return message;
        }
        var body = message.getBody().readAllBytes();
        return json.readTree(body) instanceof ObjectNode form
                ? new Replaced(message.getHeaders(), json.writeValueAsBytes(form.put(VERSION, number(wanted))))
                : new Replaced(message.getHeaders(), body);
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return version(returned.getParameterType()) != null;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType media,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var component = body == null ? null : version(body.getClass());
        if (component != null) {
            try {
                response.getHeaders().setETag("\"" + component.getAccessor().invoke(body) + "\"");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record hides its version", e);
            }
        }
        return body;
    }

    private static int number(String tag) {
        var digits = tag.strip().replaceFirst("^\"(\\d{1,9})\"$", "$1");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : NEVER;
    }

    static @Nullable RecordComponent version(Class<?> type) {
        if (!type.isRecord()) {
            return null;
        }
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(VERSION))
                .findFirst()
                .map(component -> {
                    component.getAccessor().setAccessible(true);
                    return component;
                })
                .orElse(null);
    }

    private record Replaced(HttpHeaders headers, byte[] body) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
