package throughline.voice;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;
import throughline.voice.media.Levels;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of {@code /ws/line}: one object a message, its kind in {@code type}. */
final class LineProtocol {
    /** The longest message in characters; an offer of a browser has about 6,000. */
    static final int MAX_LENGTH = 32 * 1024;

    private static final int MAX_WORD = 100;
    private static final JsonMapper json = JsonMapper.shared();

    private LineProtocol() {}

    /** @throws Refused when it is no message of ours */
    static LineMessage read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new Refused(
                    "line.message-too-long", "The message is too long; {0} characters are allowed.", MAX_LENGTH);
        }
        try {
            return message(json.readTree(text));
        } catch (JacksonException notJson) {
            throw malformed("JSON");
        }
    }

    private static LineMessage message(JsonNode node) {
        return switch (word(node, "type")) {
            case "hello" -> new LineMessage.Hello(word(node, "tab"));
            case "open" -> new LineMessage.Open(string(node, "sdp"));
            case "close" -> new LineMessage.Close();
            case "take-over" -> new LineMessage.TakeOver();
            case "drawn" -> new LineMessage.Drawn(word(node, "call"));
            case "answer" -> new LineMessage.Answer(word(node, "call"));
            case "decline" -> new LineMessage.Decline(word(node, "call"));
            case "hold" -> new LineMessage.Hold(word(node, "call"), true);
            case "resume" -> new LineMessage.Hold(word(node, "call"), false);
            case "mute" -> new LineMessage.Mute(word(node, "call"), flag(node, "on"));
            case "hang-up" -> new LineMessage.HangUp(word(node, "call"));
            default ->
                throw new Refused(
                        "line.unknown-message",
                        "The line does not know this message. Reload the page to get the newest desktop.");
        };
    }

    private static String word(JsonNode node, String field) {
        var value = string(node, field);
        if (value.length() > MAX_WORD) {
            throw malformed(field);
        }
        return value;
    }

    private static String string(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || !value.isString()) {
            throw malformed(field);
        }
        return value.stringValue();
    }

    private static boolean flag(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || !value.isBoolean()) {
            throw malformed(field);
        }
        return value.booleanValue();
    }

    private static Refused malformed(String part) {
        return new Refused(
                "line.malformed-message", "The line cannot read this message: {0} is missing or malformed.", part);
    }

    /** The full snapshot of a line, as one of its tabs sees it. */
    @JsonPropertyOrder({"type", "n", "role", "sound", "call"})
    private record Snapshot(
            String type,
            long n,
            String role,
            String sound,
            @Nullable CallView call) {}

    private record Opened(String type, String sdp) {}

    private record RefusedMessage(String type, String code, String sentence) {}

    static String snapshot(long n, boolean active, String sound, @Nullable CallView call) {
        return json.writeValueAsString(new Snapshot("line", n, active ? "active" : "view-only", sound, call));
    }

    static String opened(String sdp) {
        return json.writeValueAsString(new Opened("opened", sdp));
    }

    static String refused(Refused refused) {
        return json.writeValueAsString(new RefusedMessage("refused", refused.code(), refused.sentence()));
    }

    static String levels(Levels levels) {
        return "{\"type\":\"levels\",\"caller\":" + levels.caller() + ",\"agent\":" + levels.agent() + "}";
    }
}
