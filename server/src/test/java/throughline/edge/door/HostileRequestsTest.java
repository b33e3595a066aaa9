package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ServerTest;

/**
 * Somebody with every right means harm, at every address that there is: in its path, in each of its filters, in its body. Each answer is
 * a sentence, none is a fault, nothing of the inside is shown, and everything is still there afterwards.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
    private static final String PASSWORD = "kolm rohelist lifti";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private static final List<String> HOSTILE = List.of(
            "' or '1'='1",
            "1; drop table customer.customer cascade--",
            "x') union select password from people.user_account--",
            "name desc, (select pg_sleep(20))",
            "${jndi:ldap://127.0.0.1/x}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "{{7*7}}<script>alert(1)</script>",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "con\u0000trol",
            "\u202Etxt.exe",
            "\uD83D\uDE80\uFFFF",
            "%".repeat(50) + "_".repeat(50),
            "(a+)+$".repeat(100) + "!",
            "9".repeat(400),
            "-1",
            "NaN",
            "2026-02-31T25:61:61Z",
            "+999999999-01-01T00:00:00Z",
            "x".repeat(6_000));

    /** Pages answer in pages, and a gateway with a wrong signature hears nothing. */
    private static final List<String> NOT_FOR_PEOPLE = List.of("/t/", "/api/gateway/sms/callback");

    private static final Map<String, byte[]> BODIES = bodies();

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    DSLContext database;

    private Browser mallory;
    private final Set<String> wrong = new TreeSet<>();

    @BeforeAll
    void somebodyWithEveryRight() {
        new Browser(port)
                .post(
                        "/api/setup",
                        Map.of(
                                "token", Objects.requireNonNull(setUp.newLink()),
                                "company", "Tõste AS",
                                "name", "First",
                                "email", "first@lift.example",
                                "password", PASSWORD,
                                "language", "en"));
        var everything = Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.TECHNICIAN, Role.ADMINISTRATOR);
        users.create(new Users.New("Mallory", "mallory@lift.example", "en", everything, Set.of(), PASSWORD), null);
        mallory = new Browser(port);
        assertThat(mallory.signIn("mallory@lift.example", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPathLeadsNowhereElse() {
        for (var address : addresses()) {
            if (address.pattern().contains("{")) {
                Stream.of("' or '1'='1", "../../../../etc/passwd", "con\u0000trol", "x".repeat(6_000), NOBODY)
                        .forEach(text -> {
                            var path = address.pattern()
                                    .replaceAll("\\{[^}]+}", encoded(text).replace("$", "\\$"));
                            ask(address, path, BodyPublishers.ofString("{}"));
                        });
            }
        }
        nothingHappened();
    }

    @Test
    void aFilterIsNotAStatement() {
        for (var address : addresses()) {
            for (var parameter : address.parameters()) {
                for (var text : HOSTILE) {
                    ask(
                            address,
                            address.plain() + "?" + parameter + "=" + encoded(text),
                            BodyPublishers.ofString("{}"));
                }
                ask(address, address.plain() + "?" + (parameter + "=1&").repeat(300), BodyPublishers.ofString("{}"));
            }
        }
        nothingHappened();
    }

    @Test
    void aBodyIsReadOrRefused() {
        for (var address : addresses()) {
            if (address.readsBody()) {
                BODIES.forEach((what, body) ->
                        ask(address, address.plain(), BodyPublishers.ofByteArray(body), " with " + what));
                for (var text : List.of("a\\u0000b", "\\uD800", "x".repeat(30_000), "' or 1=1--")) {
                    var form = address.texts().stream()
                            .map(field -> "\"%s\":\"%s\"".formatted(field, text))
                            .collect(Collectors.joining(",", "{", "}"));
                    ask(
                            address,
                            address.plain(),
                            BodyPublishers.ofString(form),
                            " with %s in every text".formatted(text.substring(0, Math.min(text.length(), 10))));
                }
            }
        }
        nothingHappened();
    }

    private void nothingHappened() {
        assertThat(wrong).isEmpty();
        assertThat(mallory.get("/api/session").status()).isEqualTo(200);
        assertThat(database.fetchSingle("select to_regclass('customer.customer') is not null")
                        .get(0))
                .isEqualTo(true);
    }

    private void ask(Address address, String path, BodyPublisher body) {
        ask(address, path, body, "");
    }

    private void ask(Address address, String path, BodyPublisher body, String how) {
        HttpRequest.Builder request = mallory.request(path)
                .header("X-XSRF-TOKEN", mallory.cookie("XSRF-TOKEN"))
                .method(address.method().name(), body);
        var answer = mallory.send(request);
        var said = answer.response().body();
        boolean refusedInWords = answer.status() < 400
                || NOT_FOR_PEOPLE.stream().anyMatch(address.pattern()::startsWith)
                || !answer.text("/detail").isEmpty()
                || isRefusedByTheWebServer(answer);
        if (answer.status() >= 500
                || !refusedInWords
                || said.contains("Exception")
                || said.contains("org.postgresql")) {
            wrong.add("%s %s%s: %d %s"
                    .formatted(
                            address.method(),
                            path.substring(0, Math.min(path.length(), 120)),
                            how,
                            answer.status(),
                            said.substring(0, Math.min(said.length(), 120))));
        }
    }

    /** Before it is an address of ours: some letters may not stand in any (RFC 9110, 15.5.1). */
    private static boolean isRefusedByTheWebServer(Browser.Answer answer) {
        return answer.status() == 400 && answer.response().body().startsWith("<!doctype html>");
    }

    /**
     * @param parameters of the question, by name
     * @param texts of its form
     */
    private record Address(
            HttpMethod method, String pattern, List<String> parameters, boolean readsBody, List<String> texts) {
        String plain() {
            return pattern.replaceAll("\\{[^}]+}", NOBODY);
        }
    }

    /** All but leaving the house and changing the own password, which would end the test. */
    private List<Address> addresses() {
        var found = new ArrayList<Address>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods()
                    .forEach((info, handler) -> info.getPatternValues().stream()
                            .filter(pattern -> pattern.startsWith("/api/") || pattern.startsWith("/t/"))
                            .filter(pattern -> !pattern.startsWith("/api/openapi.json"))
                            .forEach(pattern -> info.getMethodsCondition().getMethods().stream()
                                    .map(method -> new Address(
                                            HttpMethod.valueOf(method.name()),
                                            pattern,
                                            parameters(handler),
                                            Arrays.stream(handler.getMethodParameters())
                                                    .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class)),
                                            texts(handler)))
                                    .filter(address -> !address.pattern().startsWith("/api/session")
                                            || address.method().equals(HttpMethod.GET))
                                    .forEach(found::add)));
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    private static List<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(HostileRequestsTest::name)
                .toList();
    }

    private static List<String> texts(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord())
                .flatMap(parameter -> Arrays.stream(parameter.getParameterType().getRecordComponents()))
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        var given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        return given.isEmpty() ? Objects.requireNonNull(parameter.getParameter().getName()) : given;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("nothing", new byte[0]);
        bodies.put("null", "null".getBytes(UTF_8));
        bodies.put("a list", "[]".getBytes(UTF_8));
        bodies.put("a word", "\"x\"".getBytes(UTF_8));
        bodies.put("half of it", "{\"name\":".getBytes(UTF_8));
        bodies.put("10,000 lists in each other", ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8));
        bodies.put(
                "10,000 objects in each other",
                ("{\"name\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8));
        bodies.put("what is no UTF-8", new byte[] {'{', '"', 'n', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        bodies.put("a number of 100,000 digits", ("{\"version\":" + "9".repeat(100_000) + "}").getBytes(UTF_8));
        bodies.put("a great exponent", "{\"version\":1e999999999,\"amount\":1e999999999}".getBytes(UTF_8));
        bodies.put("a name twice", "{\"name\":\"a\",\"name\":\"b\"}".getBytes(UTF_8));
        bodies.put("a class", "{\"@class\":\"java.lang.Runtime\",\"@type\":\"x\"}".getBytes(UTF_8));
        bodies.put("a zero", "{\"name\":\"a\\u0000b\",\"words\":\"\\u0000\",\"text\":\"\\u0000\"}".getBytes(UTF_8));
        bodies.put(
                "half a letter", "{\"name\":\"\\uD800\",\"words\":\"\\uD800\",\"note\":\"\\uDFFF\"}".getBytes(UTF_8));
        return bodies;
    }
}
