package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.people.Branch;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does with our pages: keeps cookies, sends the second proof with everything that changes something. */
final class Browser {
    /** Everybody's. */
    static final String PASSWORD = "kolm rohelist lifti";

    private static final JsonMapper JSON = new JsonMapper();

    private final String house;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(int port) {
        this.house = "http://localhost:" + port;
        get("/");
    }

    record Answer(int status, JsonNode json, HttpResponse<String> response) {
        String code() {
            return json.path("code").asString("");
        }

        String text(String path) {
            return json.at(path).asString("");
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

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** As they come. */
    byte[] bytes(String method, String path, Map<String, ?> body) {
        var request = request(path)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer send(String method, String path, @Nullable String body) {
        var request = request(path)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(house + path)).header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), JSON.readTree(json ? response.body() : "null"), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries to open a socket as a page of this origin does; the status of the answer, 101 when it opens. */
    int socket(String path, String origin) {
        try {
            listens(path, origin, _ -> {}).abort();
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** Opens a socket and hears all that is said on it. */
    WebSocket listens(String path, String origin, Consumer<String> hears) {
        return client.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(house.replaceFirst("http", "ws") + path), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        hears.accept(data.toString());
                        from.request(1);
                        return null;
                    }
                })
                .join();
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Somebody opens the link of the console, and is the first administrator of an empty house. */
    static void setsUp(int port, SetUp setUp) {
        var answer = new Browser(port)
                .post(
                        "/api/setup",
                        Map.of(
                                "token", Objects.requireNonNull(setUp.newLink()),
                                "company", "Tõste AS",
                                "name", "First",
                                "email", "first@lift.example",
                                "password", PASSWORD,
                                "language", "en"));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Somebody with these roles, signed in. */
    static Browser of(int port, Users users, String name, Set<Role> roles) {
        return of(port, users, name, roles, Branch.COMPANY);
    }

    /** The same of a branch. */
    static Browser of(int port, Users users, String name, Set<Role> roles, UUID branch) {
        var email = name.toLowerCase(Locale.ROOT) + "@lift.example";
        users.create(new Users.New(name, email, "en", roles, Set.of(), branch, PASSWORD), null);
        var browser = new Browser(port);
        assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    Answer signIn(String email, String password) {
        return post("/api/session", Map.of("email", email, "password", password));
    }
}
