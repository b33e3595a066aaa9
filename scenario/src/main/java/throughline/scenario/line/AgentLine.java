package throughline.scenario.line;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Desk;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/** An agent on duty without a browser: signed in, line up, and told of everything that happens on it. */
public final class AgentLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Desk desk;
    private final LineSound sound;
    private final LineTab tab;
    private final BiConsumer<AgentLine, JsonNode> onRing;
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private volatile @Nullable String rang;

    /**
     * Brings the line up.
     *
     * @param onRing called with the call's snapshot as soon as a call rings, on the socket's thread: answer, decline or look away
     */
    public AgentLine(Desk desk, Tone voice, BiConsumer<AgentLine, JsonNode> onRing) {
        this.desk = desk;
        this.onRing = onRing;
        try {
            sound = new LineSound(voice);
            tab = new LineTab(desk, "tab-" + System.identityHashCode(this), this::receive);
            tab.isActive();
            tab.send(Map.of("type", "open", "sdp", sound.offer()));
            sound.connect(
                    opened.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The line does not come up: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Awaitility.await("the line is up")
                .atMost(PATIENCE)
                .until(() -> tab.snapshot().path("sound").asString("").equals("up"));
    }

    /** Drawn and answered in one go. */
    public static void answersAtOnce(AgentLine line, JsonNode call) {
        line.drawn(call);
        line.say("answer", call);
    }

    public Desk desk() {
        return desk;
    }

    public void isReady() {
        desk.post("/api/desk/ready", Map.of());
    }

    public void drawn(JsonNode call) {
        say("drawn", call);
    }

    /** Says {@code answer}, {@code decline}, {@code hold}, {@code resume} or {@code hang-up} of this call. */
    public void say(String what, JsonNode call) {
        send(Map.of("type", what, "call", call.get("id").asString()));
    }

    /** Sends after what was sent before; may be called from within {@code onRing}. */
    public void send(Map<String, ?> message) {
        tab.send(message);
    }

    /** Her tab, whose socket may be lost while her sound goes on. */
    public LineTab tab() {
        return tab;
    }

    /** Her sound ends without a goodbye, as in a browser that is killed. */
    public void fallsSilent() {
        sound.close();
    }

    /** The call on this line; a missing node when there is none. */
    public JsonNode call() {
        return tab.snapshot().path("call");
    }

    /** {@code ringing}, {@code connecting}, {@code talking} or {@code held}; empty when there is no call. */
    public String state() {
        return call().path("state").asString("");
    }

    public short[] heard(Duration length) {
        return sound.heard(length);
    }

    @Override
    public void close() {
        tab.close();
        sound.close();
        desk.close();
    }

    /** What she does and what her line does, for a test that fails. */
    @Override
    public String toString() {
        return desk.get("/api/desk").path("agent") + " on the line " + tab.snapshot();
    }

    private void receive(JsonNode message) {
        switch (message.path("type").asString("")) {
            case "opened" -> opened.complete(message.get("sdp").asString());
            case "refused" -> opened.completeExceptionally(new IOException(message.toString()));
            case "line" -> ring(message.path("call"));
            default -> {}
        }
    }

    private void ring(JsonNode call) {
        var id = call.path("id").asString("");
        if (call.path("state").asString("").equals("ringing") && !id.equals(rang)) {
            rang = id;
            onRing.accept(this, call);
        }
    }
}
