package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.notify.Callback;
import throughline.notify.Callback.Receipt;
import throughline.notify.Callback.Receipt.Status;
import throughline.notify.Callback.Reply;
import throughline.notify.Callback.Unreadable;

/** Bodies as gateways write them, and as they should not. */
class CallbackBodyTest {
    private static final String ID = "01a1ffe8-a880-7001-a524-072f08609416";

    @Test
    void receipts() {
        reads("{\"type\":\"receipt\",\"reference\":\"%s\",\"status\":\"delivered\"}", Status.DELIVERED, null);
        reads("{\"status\":\"read\",\"reference\":\"%s\",\"type\":\"receipt\",\"at\":7}", Status.READ, null);
        reads(
                "{\"type\":\"receipt\",\"reference\":\"%s\",\"status\":\"failed\",\"reason\":\" absent\\u0000 \"}",
                Status.FAILED, "absent");
        reads("{\"type\":\"receipt\",\"reference\":\"%s\",\"status\":\"failed\",\"reason\":null}", Status.FAILED, null);
    }

    @Test
    void replies() {
        assertThat(
                        read(
                                "{\"type\":\"reply\",\"id\":\"7\",\"from\":\"+447700900123\",\"to\":\"Lodlinje\",\"text\":\"1\"}"))
                .isEqualTo(new Reply("7", "+447700900123", "Lodlinje", "1"));
        assertThat(read("{\"type\":\"reply\",\"id\":7,\"from\":\"+447700900123\",\"text\":\"Ei saa \\u0000\\ud83d\"}"))
                .isEqualTo(new Reply("7", "+447700900123", "", "Ei saa  ?"));
        assertThat(read("{\"type\":\"reply\",\"id\":\"8\",\"from\":\"+447700900123\",\"to\":\"\",\"text\":\"\"}"))
                .isEqualTo(new Reply("8", "+447700900123", "", ""));
    }

    @Test
    void whatCannotBeUsedSaysWhy() {
        refuses("", "type");
        refuses("[1]", "type");
        refuses("null", "type");
        refuses("{\"type\":\"receipt\"", "no JSON");
        refuses("{\"type\":\"receipt\"} {}", "no JSON");
        refuses("{\"type\":\"invoice\"}", "type");
        refuses("{\"type\":{\"a\":1}}", "type");
        refuses("{\"type\":\"receipt\",\"reference\":\"" + ID + "\",\"status\":\"DELIVERED!\"}", "status");
        refuses("{\"type\":\"receipt\",\"reference\":\"7\",\"status\":\"delivered\"}", "reference");
        refuses("{\"type\":\"reply\",\"from\":\"+447700900123\",\"text\":\"1\"}", "id");
        refuses(
                "{\"type\":\"reply\",\"id\":\"" + "9".repeat(201) + "\",\"from\":\"+447700900123\",\"text\":\"1\"}",
                "id");
        refuses("{\"type\":\"reply\",\"id\":\"7\",\"from\":\"Telia\",\"text\":\"1\"}", "number");
        refuses("{\"type\":\"reply\",\"id\":\"7\",\"from\":\"+447700900123\"}", "text");
        refuses("[".repeat(8_000), "no JSON");
        assertThat(CallbackBody.read(new byte[] {(byte) 0xff, (byte) 0xfe, '{'}))
                .isInstanceOf(Unreadable.class);
    }

    private static void reads(String body, Status status, @Nullable String reason) {
        assertThat(read(body.formatted(ID))).isEqualTo(new Receipt(UUID.fromString(ID), status, reason));
    }

    private static void refuses(String body, String why) {
        assertThat(read(body))
                .as(body)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why));
    }

    private static Callback read(String body) {
        return CallbackBody.read(body.getBytes(UTF_8));
    }
}
