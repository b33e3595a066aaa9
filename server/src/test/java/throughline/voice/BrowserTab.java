package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import throughline.voice.media.webrtc.Offers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser tab as voice sees it: JSON both ways. Its sound is never really connected; the test says when it is up. */
final class BrowserTab implements LineSocket {
    private static final JsonMapper json = JsonMapper.shared();

    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final Line line;
    private final LineSession session;
    final CompletableFuture<String> closedWhy = new CompletableFuture<>();

    BrowserTab(VoiceUnderTest server, LineId id, String name) {
        session = server.voice.connect(id, name, this);
        line = server.voice.exchange().line(id);
        says("hello", Map.of("tab", name));
    }

    /** Opens its sound, and the sound comes up. */
    BrowserTab comesUp() {
        opens();
        line.post(new LineNote.SoundUp(line.watched()));
        awaits(view -> view.path("sound").asString().equals("up"));
        return this;
    }

    void opens() {
        says("open", Map.of("sdp", Offers.CHROMIUM));
        awaitsType("opened");
    }

    void soundIsLost() {
        line.post(new LineNote.SoundDown(line.watched(), "The browser is silent."));
    }

    void says(String type, Map<String, ?> fields) {
        var message = json.createObjectNode().put("type", type);
        fields.forEach((field, value) -> message.set(field, json.valueToTree(value)));
        session.receive(message.toString());
    }

    void says(String type, CallId call) {
        says(type, Map.of("call", call.toString()));
    }

    void saysRaw(String text) {
        session.receive(text);
    }

    void leaves() {
        session.closed();
    }

    JsonNode awaitsType(String type) {
        return next(message -> message.path("type").asString().equals(type));
    }

    /** The next snapshot of the line for which this is true. */
    JsonNode awaits(Predicate<JsonNode> seen) {
        return next(message -> message.path("type").asString().equals("line") && seen.test(message));
    }

    JsonNode awaitsState(String state) {
        return awaits(view -> view.path("call").path("state").asString("none").equals(state))
                .path("call");
    }

    JsonNode awaitsNoCall() {
        return awaits(view -> view.path("call").isNull());
    }

    private JsonNode next(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                var message = heard.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("the tab hears nothing like that").isNotNull();
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void send(String text) {
        heard.add(json.readTree(text));
    }

    @Override
    public void close(String why) {
        closedWhy.complete(why);
    }
}
