package throughline.scenario;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person at the web API, as the desktop uses it: cookies, the second proof against forged requests, and JSON. */
public final class Desk implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** A visitor who has not signed in. */
    public Desk(URI server) {
        this.server = server;
        answer(request("/api/status").GET());
    }

    public static Desk signIn(URI server, String email, String password) {
        var desk = new Desk(server);
        desk.post("/api/session", Map.of("email", email, "password", password));
        return desk;
    }

    public JsonNode get(String path) {
        return accepted(answer(request(path).GET()));
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return accepted(tryPost(path, body));
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return accepted(answer(request(path).PUT(json(body))));
    }

    /** Posts and returns the answer whatever it is, for tests of refusals. */
    public HttpResponse<byte[]> tryPost(String path, Map<String, ?> body) {
        return answer(request(path).POST(json(body)));
    }

    /** The bytes at an address, which must be there. */
    public byte[] bytes(String path) {
        var answer = answer(request(path).GET());
        accepted(answer.statusCode(), answer.uri(), answer.body());
        return answer.body();
    }

    /** Opens a socket as this person; the page it comes from is the server's own. */
    public WebSocket socket(String path, WebSocket.Listener listener) {
        var ticket = post("/api/session/ticket", Map.of()).get("ticket").asString();
        var address = URI.create("ws" + server.resolve(path).toString().substring(4) + "?ticket=" + ticket);
        return http.newWebSocketBuilder()
                .header("Origin", server.toString())
                .buildAsync(address, listener)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** What a request must carry to be hers, as header lines: for a driver with a wire of its own. */
    public String proofs() {
        var all = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
        return "Cookie: " + all + "\r\nX-XSRF-TOKEN: " + forgeryProof() + "\r\n";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", forgeryProof());
    }

    private String forgeryProof() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none-yet");
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("The server does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static JsonNode accepted(HttpResponse<byte[]> answer) {
        accepted(answer.statusCode(), answer.uri(), answer.body());
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static void accepted(int status, URI uri, byte[] body) {
        if (status >= 300) {
            throw new AssertionError(
                    "%s answered %d: %s".formatted(uri.getPath(), status, new String(body, StandardCharsets.UTF_8)));
        }
    }
}
