package throughline.bench;

import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Desk;
import tools.jackson.databind.json.JsonMapper;

/** What the desktop does with alarms: told by its socket that they moved, it asks for those that are open, and draws them. */
final class AlarmScreen implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Desk desk;
    private final WebSocket socket;
    private final Semaphore moved = new Semaphore(0);
    private final Map<String, Long> drawn = new ConcurrentHashMap<>();
    private final Map<String, Long> spooled = new ConcurrentHashMap<>();
    private final Thread asking;

    AlarmScreen(Desk desk) {
        this.desk = desk;
        socket = desk.socket("/ws/desk", new Ear());
        socket.sendText("{\"type\":\"hello\"}", true);
        asking = Thread.ofVirtual().start(this::ask);
    }

    /** When the alarm of this unit was drawn first, by the nanosecond counter; null before. */
    @Nullable
    Long drawn(String unit) {
        return drawn.get(unit);
    }

    /** When the screen was told first that this device calls for help while the database is away; null when it was not. */
    @Nullable
    Long spooled(String account) {
        return spooled.get(account);
    }

    @Override
    public void close() {
        asking.interrupt();
        socket.abort();
    }

    private void ask() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                moved.acquire();
                moved.drainPermits();
                try {
                    var open = desk.get("/api/alarms/open").path("items");
                    long now = System.nanoTime();
                    open.forEach(alarm ->
                            drawn.putIfAbsent(alarm.path("unit").path("number").asString(""), now));
                } catch (AssertionError | IllegalStateException away) {
                    Thread.sleep(200); // as the desktop asks again
                    moved.release();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String message) {
            var said = JSON.readTree(message);
            switch (said.path("type").asString("")) {
                case "changed" -> {
                    if (said.path("topic").asString("").equals("alarms")) {
                        moved.release();
                    }
                }
                case "spooled-alarms" -> {
                    long now = System.nanoTime();
                    said.path("alarms")
                            .forEach(alarm ->
                                    spooled.putIfAbsent(alarm.path("ident").asString(""), now));
                }
                case "ping" -> socket.sendText("{\"type\":\"pong\"}", true);
                default -> {}
            }
        }
    }
}
