package throughline.scenario.line;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Desk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One tab of an agent's browser on her line: its socket may be lost and come back, as a page's does. */
public final class LineTab implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Desk desk;
    private final String name;
    private final Consumer<JsonNode> hears;
    private WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile JsonNode snapshot = JsonNodeFactory.instance.objectNode();

    LineTab(Desk desk, String name, Consumer<JsonNode> hears) {
        this.desk = desk;
        this.name = name;
        this.hears = hears;
        socket = opens();
    }

    /** A further tab of the person at this desk, without sound. */
    public static LineTab looksOn(Desk desk, String name) {
        return new LineTab(desk, name, message -> {}).isTold();
    }

    /** The line as it was told last; an empty object before. */
    public JsonNode snapshot() {
        return snapshot;
    }

    /** {@code active} or {@code view-only}. */
    public String role() {
        return snapshot.path("role").asString("");
    }

    /** Waits until the line is this tab's. */
    public LineTab isActive() {
        Awaitility.await("the line is this tab's").atMost(PATIENCE).until(() -> role().equals("active"));
        return this;
    }

    public synchronized void losesItsSocket() {
        socket.abort();
    }

    public LineTab comesBack() {
        snapshot = JsonNodeFactory.instance.objectNode();
        synchronized (this) {
            socket = opens();
        }
        return isTold();
    }

    /** Sends after what was sent before; may be called from within {@code hears}. */
    synchronized void send(Map<String, ?> message) {
        var text = JSON.writeValueAsString(message);
        sent = sent.thenCompose(before -> socket.sendText(text, true));
    }

    @Override
    public synchronized void close() {
        socket.abort();
    }

    private WebSocket opens() {
        var opened = desk.socket("/ws/line", new Ear());
        sent = opened.sendText(JSON.writeValueAsString(Map.of("type", "hello", "tab", name)), true);
        return opened;
    }

    private LineTab isTold() {
        Awaitility.await("the tab is told of the line").atMost(PATIENCE).until(() -> !role().isEmpty());
        return this;
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                var message = JSON.readTree(partial.toString());
                partial.setLength(0);
                if (message.path("type").asString("").equals("line")) {
                    snapshot = message;
                }
                hears.accept(message);
            }
            from.request(1);
            return null;
        }
    }
}
