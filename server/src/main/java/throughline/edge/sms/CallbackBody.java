package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.notify.Callback;
import throughline.notify.Callback.Receipt;
import throughline.notify.Callback.Reply;
import throughline.notify.Callback.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a gateway writes to us.
 *
 * <pre>
 * {"type":"receipt","reference":"0199…","status":"delivered"}      or "read", or "failed" and perhaps "reason"
 * {"type":"reply","id":"7","from":"+447700900123","to":"Lodlinje","text":"1"}
 * </pre>
 *
 * Fields that are not named here are left alone.
 */
final class CallbackBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String E164 = "\\+[1-9][0-9]{4,14}";
    private static final int LONGEST_NAME = 200;

    private CallbackBody() {}

    static Callback read(byte[] body) {
        try {
            var node = JSON.readTree(body);
            return switch (node.path("type").asString("")) {
                case "receipt" -> receipt(node);
                case "reply" -> reply(node);
                default -> new Unreadable("its type is neither receipt nor reply");
            };
        } catch (JacksonException malformed) {
            return new Unreadable("it is no JSON object");
        }
    }

    private static Callback receipt(JsonNode node) {
        var status = switch (node.path("status").asString("")) {
            case "delivered" -> Receipt.Status.DELIVERED;
            case "failed" -> Receipt.Status.FAILED;
            case "read" -> Receipt.Status.READ;
            default -> null;
        };
        if (status == null) {
            return new Unreadable("its status is neither delivered, read nor failed");
        }
        var reference = uuid(node.path("reference").asString(""));
        return reference == null
                ? new Unreadable("its reference is not one of ours")
                : new Receipt(reference, status, reason(node));
    }

    private static Callback reply(JsonNode node) {
        var id = clean(node.path("id").asString(""));
        var from = node.path("from").asString("");
        var to = clean(node.path("to").asString(""));
        if (id.isBlank() || id.length() > LONGEST_NAME) {
            return new Unreadable("a reply needs an id of at most %d characters".formatted(LONGEST_NAME));
        }
        if (!from.matches(E164)) {
            return new Unreadable("a reply comes from a number such as +447700900123");
        }
        if (to.length() > LONGEST_NAME) {
            return new Unreadable("what the reply was written to is too long");
        }
        return node.path("text").isString()
                ? new Reply(id, from, to, clean(node.path("text").asString()))
                : new Unreadable("a reply needs a text");
    }

    private static @Nullable String reason(JsonNode node) {
        var said = clean(node.path("reason").asString("")).strip();
        return said.isEmpty() ? null : said.substring(0, Math.min(said.length(), LONGEST_NAME));
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** JSON can spell what the database cannot keep: NUL, and half a character. */
    private static String clean(String text) {
        return new String(text.replace('\0', ' ').getBytes(UTF_8), UTF_8);
    }
}
