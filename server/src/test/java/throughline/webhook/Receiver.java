package throughline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system on this machine: it answers as it is told and remembers what it got. */
final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came in. @param answered the status that it got */
    record Got(String id, String timestamp, String signature, String type, String body, int answered) {
        JsonNode event() {
            return JSON.readTree(body);
        }

        String subject() {
            return event().get("subject").asString();
        }
    }

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile ToIntFunction<Got> mood = _ -> 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hooks".formatted(server.getAddress().getPort());
    }

    void answers(ToIntFunction<Got> status) {
        mood = status;
    }

    void answers(int status) {
        mood = _ -> status;
    }

    /** From now on nobody gets an answer until the latch is down. */
    CountDownLatch holds() {
        return held = new CountDownLatch(1);
    }

    List<Got> all() {
        return List.copyOf(got);
    }

    List<Got> about(Object subject) {
        return got.stream()
                .filter(each -> each.subject().equals(subject.toString()))
                .toList();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var asked = new Got(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                0);
        int status = mood.applyAsInt(asked);
        got.add(new Got(asked.id(), asked.timestamp(), asked.signature(), asked.type(), asked.body(), status));
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var words = "no %s".formatted("x".repeat(3_000)).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : words.length);
        if (status != 204) {
            exchange.getResponseBody().write(words);
        }
        exchange.close();
    }
}
