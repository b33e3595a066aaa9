package throughline.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP with us as they like, from an address of their own, with or without what a browser of ours would bring along. */
final class Attacker implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    /** @param number of the loopback address they come from, 1 to 254 */
    Attacker(URI server, int number) throws IOException {
        this.server = URI.create("http://127.0.0.1:" + server.getPort());
        http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0." + number))
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Whoever signs in has taken over somebody's browser: the session is real. */
    static Attacker with(URI server, String email, String password) throws IOException, InterruptedException {
        var attacker = new Attacker(server, 1);
        attacker.asks("GET", "/api/status", "");
        var answer = attacker.asks(
                "POST",
                "/api/session",
                JSON.writeValueAsString(java.util.Map.of("email", email, "password", password)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Nobody signs in: " + answer.body());
        }
        return attacker;
    }

    HttpResponse<String> asks(String method, String path, String body) throws IOException, InterruptedException {
        return asks(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> asks(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return sends(to(path).header("Content-Type", type)
                .header("X-XSRF-TOKEN", proof())
                .method(method, BodyPublishers.ofByteArray(body)));
    }

    JsonNode is(String method, String path, Object form) throws IOException, InterruptedException {
        var answer = asks(method, path, JSON.writeValueAsString(form));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    HttpResponse<String> sends(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Whether the handshake is answered with a socket. */
    boolean opensSocket(String path, Optional<String> origin) {
        var socket = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        origin.ifPresent(value -> socket.header("Origin", value));
        try {
            socket.buildAsync(
                            URI.create("ws" + server.resolve(path).toString().substring(4)),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    String ticket() throws IOException, InterruptedException {
        return is("POST", "/api/session/ticket", java.util.Map.of())
                .get("ticket")
                .asString();
    }

    URI server() {
        return server;
    }

    /** The secret of the session; empty for a stranger. */
    Optional<HttpCookie> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("throughline-"))
                .findFirst();
    }

    void brings(HttpCookie cookie) {
        cookie.setDomain(server.getHost());
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    String proof() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
