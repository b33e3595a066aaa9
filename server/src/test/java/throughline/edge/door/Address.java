package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One of the addresses that controllers answer, as the program knows them. */
record Address(HttpMethod method, String pattern, HandlerMethod handler) {
    private static final Pattern PLACE = Pattern.compile("/([^/{]+)/\\{[^}]+}");
    static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    /** Everything under {@code /api} and {@code /t}. */
    static List<Address> all(List<RequestMappingHandlerMapping> mappings) {
        var found = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/") || pattern.startsWith("/t/"))
                        .filter(pattern -> !pattern.startsWith("/api/openapi.json"))
                        .flatMap(pattern -> each.getKey().getMethodsCondition().getMethods().stream()
                                .map(method ->
                                        new Address(HttpMethod.valueOf(method.name()), pattern, each.getValue()))))
                .toList();
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    /** Of things that do not exist. */
    String plain() {
        return naming(NOBODY);
    }

    boolean namesSomething() {
        return pattern.contains("{");
    }

    /** What stands before each place of its path, such as {@code customers} and {@code people}. */
    List<String> kinds() {
        return PLACE.matcher(pattern).results().map(place -> place.group(1)).toList();
    }

    /** With these texts in the places of its path, in order. */
    String naming(List<String> texts) {
        var rest = new ArrayDeque<>(texts);
        return PLACE.matcher(pattern)
                .replaceAll(place -> "/" + place.group(1) + "/" + Matcher.quoteReplacement(encoded(rest.remove())));
    }

    /** With this text in each place of its path. */
    String naming(String text) {
        return pattern.replaceAll("\\{[^}]+}", encoded(text).replace("$", "\\$"));
    }

    List<String> filters() {
        return parameters()
                .filter(parameter -> parameter.getParameterType() != MultipartFile.class)
                .map(Address::name)
                .toList();
    }

    List<String> filtersByIds() {
        return parameters()
                .filter(parameter -> parameter.getParameterType() == UUID.class)
                .map(Address::name)
                .toList();
    }

    List<String> filtersToLeaveOut() {
        return parameters()
                .filter(parameter -> parameter.isOptional() || !isNeeded(parameter))
                .map(Address::name)
                .toList();
    }

    /** What is read from its body; null when nothing is. */
    @Nullable
    Type form() {
        return annotated(RequestBody.class)
                .map(MethodParameter::getGenericParameterType)
                .findFirst()
                .orElse(null);
    }

    /** A technician's pages read them out of the request. */
    boolean takesFiles() {
        return method.equals(HttpMethod.POST)
                && (pattern.startsWith("/t/")
                        || parameters().anyMatch(each -> each.getParameterType() == MultipartFile.class));
    }

    private Stream<MethodParameter> parameters() {
        return annotated(RequestParam.class);
    }

    private <A extends java.lang.annotation.Annotation> Stream<MethodParameter> annotated(Class<A> by) {
        return Arrays.stream(handler.getMethodParameters()).filter(each -> each.hasParameterAnnotation(by));
    }

    private static boolean isNeeded(MethodParameter parameter) {
        var asked = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    private static String name(MethodParameter parameter) {
        var given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        return given.isEmpty() ? Objects.requireNonNull(parameter.getParameter().getName()) : given;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
