package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.people.Role;
import throughline.people.Users;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has signed in, with a browser that keeps her cookies and sends the proof against forged requests. */
final class SignedInBrowser {
    private static final JsonMapper JSON = new JsonMapper();
    static final String PASSWORD = "tall ladders in the wind";

    final String id;
    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    SignedInBrowser(int port, Users users, String name, Role role) {
        this(port, users, new Users.New(name, mail(), "en", Set.of(role), Set.of(), PASSWORD));
    }

    private SignedInBrowser(int port, Users users, Users.New wanted) {
        this(port, users.create(wanted, null).toString(), wanted.email());
    }

    /** Somebody who is there already, with our password. */
    SignedInBrowser(int port, String id, String mail) {
        this.port = port;
        this.id = id;
        get("/");
        assertThat(post("/api/session", Map.of("email", mail, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    static String mail() {
        return UUID.randomUUID() + "@house.example";
    }

    record Answer(int status, JsonNode json) {
        String at(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, JSON.writeValueAsString(body));
    }

    Answer send(String method, String path, @Nullable String body) {
        var proof = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", proof)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = browser.send(request, BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), JSON.readTree(json ? answer.body() : "null"));
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
