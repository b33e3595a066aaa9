package throughline.edge.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.people.ApiTokens;
import throughline.testing.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's other system keeps the directory with a token: over a bad line, beside people who change the same things. */
@ServerTest
class AnotherSystemTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] NOTHING = {};

    @LocalServerPort
    int port;

    @Autowired
    ApiTokens tokens;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void aTokenIsMade() {
        token = tokens.create("books " + UUID.randomUUID());
    }

    @Test
    void theSameKeyTwiceDoesTheWorkOnce() {
        var form = Map.of("name", "Once Ltd", "language", "en");
        var first = send("POST", "/api/customers", form, "Idempotency-Key", "k-1");
        var again = send("POST", "/api/customers", form, "Idempotency-Key", "k-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json(send("GET", "/api/customers?q=Once%20Ltd", null)).at("/items"))
                .hasSize(1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefusedAndARefusalUsesNoKeyUp() {
        send("POST", "/api/customers", Map.of("name", "First", "language", "en"), "Idempotency-Key", "k-2");
        var other = send("POST", "/api/customers", Map.of("name", "Other", "language", "en"), "Idempotency-Key", "k-2");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).at("/code").asString()).isEqualTo("kernel.key-used-otherwise");

        var wrong = send("POST", "/api/customers", Map.of("name", "", "language", "en"), "Idempotency-Key", "k-3");
        assertThat(wrong.statusCode()).isEqualTo(422);
        var right = send("POST", "/api/customers", Map.of("name", "Right", "language", "en"), "Idempotency-Key", "k-3");
        assertThat(right.statusCode()).isEqualTo(201);
    }

    // ASVS 2.3.4, 15.4.2
    @Test
    void eightAtOnceWithOneKeyDoTheWorkOnce() throws Exception {
        var form = Map.of("name", "Impatient AB", "language", "sv");
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = hands.invokeAll(IntStream.range(0, 8)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            _ -> () -> send("POST", "/api/customers", form, "Idempotency-Key", "k-4"))
                    .toList());
            for (var answer : asked) {
                assertThat(answer.get().body()).isEqualTo(asked.getFirst().get().body());
            }
        }
        assertThat(json(send("GET", "/api/customers?q=Impatient", null)).at("/items"))
                .hasSize(1);
    }

    @Test
    void aTagThatIsStaleChangesNothing() {
        var made = send("POST", "/api/customers", Map.of("name", "Tagged", "language", "en"));
        var path = "/api/customers/" + json(made).at("/id").asString();
        var tag = send("GET", path, null).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"1\"");

        var changed = send("PUT", path, Map.of("name", "Tagged once", "language", "en"), "If-Match", tag);
        var stale = send("PUT", path, Map.of("name", "Tagged twice", "language", "en"), "If-Match", tag);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(send("GET", path, null)).at("/name").asString()).isEqualTo("Tagged once");
        var byVersion = send("PUT", path, Map.of("name", "Old way", "language", "en", "version", 1));
        assertThat(byVersion.statusCode()).isEqualTo(409);
    }

    @Test
    void aSheetIsUploadedCheckedRunAndFetchedAgain() {
        var text = "Number,Name,Language,E-mail\nX-1,Exported,en,\nX-2,Refused,en,nowhere\n";
        var uploaded = send(HttpRequest.newBuilder(
                        uri("/api/imports?kind=customer&name=" + URLEncoder.encode("../kunder å.csv", UTF_8)))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(text)));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        assertThat(json(uploaded).at("/name").asString()).isEqualTo("kunder å.csv");
        var path = "/api/imports/" + json(uploaded).at("/id").asString();

        var sight = json(send("GET", path + "?language=sv", null));
        assertThat(sight.at("/head/0").asString()).isEqualTo("Number");
        assertThat(sight.at("/columns/0/head").asString()).isEqualTo("Kundnummer");
        assertThat(send("POST", path + "/run", Map.of()).statusCode()).isEqualTo(422);
        assertThat(send("POST", path + "/check", Map.of()).statusCode()).isEqualTo(200);
        reaches(path, "checked");
        assertThat(json(send("GET", path, null)).at("/firstRows")).hasSize(2);
        assertThat(send("POST", path + "/run", Map.of()).statusCode()).isEqualTo(200);
        reaches(path, "done");

        var refused = send("GET", path + "/refused?language=et", null);
        assertThat(refused.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(refused.body()).contains("nowhere pole e-posti aadress.");
        var out = send("GET", "/api/exports/customer?q=Exported&language=en", null);
        assertThat(out.body().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("X-1,")
                .contains(",Exported,en,");
        assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(send("GET", path, null).statusCode()).isEqualTo(404);
    }

    private void reaches(String path, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> json(send("GET", path, null)).at("/sheet/state").asString(), state::equals);
    }

    private HttpResponse<String> send(String method, String path, @Nullable Map<String, ?> body) {
        return send(method, path, body, NOTHING);
    }

    private HttpResponse<String> send(String method, String path, @Nullable Map<String, ?> body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
