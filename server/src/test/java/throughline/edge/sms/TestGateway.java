package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A gateway on this machine that answers as it is told and remembers what it got. */
final class TestGateway implements AutoCloseable {
    /** What came in, word for word. */
    record Got(String path, String timestamp, String signature, String body) {}

    private interface Mood {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Mood mood = exchange -> reply(exchange, 200, "{\"id\":\"7\"}");

    TestGateway() {
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
        return "http://127.0.0.1:%d/texts".formatted(server.getAddress().getPort());
    }

    /** Each attempt of this text; others may still be waiting for their next one. */
    List<Got> got(UUID reference) {
        return got.stream()
                .filter(each -> each.body().contains(reference.toString()))
                .toList();
    }

    void answers(int status, String body) {
        mood = exchange -> reply(exchange, status, body);
    }

    void redirectsTo(String elsewhere) {
        mood = exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere);
            reply(exchange, 302, "");
        };
    }

    void hangs() {
        mood = _ -> awaitTheEnd();
    }

    /** Answers the headers at once and the rest never. */
    void trickles(int status) {
        mood = exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            awaitTheEnd();
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        got.add(new Got(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("X-Throughline-Timestamp"),
                exchange.getRequestHeaders().getFirst("X-Throughline-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        mood.answer(exchange);
    }

    private void awaitTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
