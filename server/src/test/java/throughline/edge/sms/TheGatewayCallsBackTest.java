package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.GatewayForm;
import throughline.notify.Gateways;
import throughline.notify.Letter;
import throughline.notify.Quarantine;
import throughline.notify.Text;
import throughline.notify.TextReplied;
import throughline.notify.TextReplies;
import throughline.notify.TextSettled;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.testing.ServerTest;

/** The gateway tells us what became of a text and what people reply; nobody else can, and nothing is told twice. */
@ServerTest
@Import(TheGatewayCallsBackTest.Heard.class)
class TheGatewayCallsBackTest {
    private static final String SECRET = "a secret that two share";
    private static final String MART = "+447700900123";

    /** Listens as another room would. */
    static class Heard {
        private final List<TextSettled> settled = new CopyOnWriteArrayList<>();
        private final List<TextReplied> replied = new CopyOnWriteArrayList<>();
        private volatile boolean fails;

        @EventListener
        void on(TextSettled event) {
            settled.add(event);
        }

        @EventListener
        void on(TextReplied event) {
            if (fails) {
                throw new IllegalStateException("the listener fails, on purpose");
            }
            replied.add(event);
        }

        List<TextSettled> about(UUID text) {
            return settled.stream().filter(event -> event.text().equals(text)).toList();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Texts texts;

    @Autowired
    Gateways gateways;

    @Autowired
    Quarantine quarantine;

    @Autowired
    TextReplies replies;

    @Autowired
    Heard heard;

    @Autowired
    InstantSource clock;

    private final TestGateway gateway = new TestGateway();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void useTheGateway() {
        settings(true);
        heard.fails = false;
    }

    @AfterEach
    void close() {
        gateway.close();
        http.close();
    }

    @Test
    void aReceiptMakesSentDeliveredAndThenRead() {
        var id = sent("delivered");

        assertThat(call(receipt(id, "delivered", "")).statusCode()).isEqualTo(204);
        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
        assertThat(text(id).deliveredAt()).isNotNull();
        assertThat(call(receipt(id, "delivered", "")).statusCode()).isEqualTo(204);
        assertThat(call(receipt(id, "read", "")).statusCode()).isEqualTo(204);
        assertThat(call(receipt(id, "failed", "too late to say so")).statusCode())
                .isEqualTo(204);

        assertThat(text(id).receipt()).isEqualTo("read");
        assertThat(heard.about(id))
                .extracting(TextSettled::key, TextSettled::state, TextSettled::read)
                .containsExactly(
                        tuple("delivered", TextState.SENT, false),
                        tuple("delivered", TextState.DELIVERED, false),
                        tuple("delivered", TextState.DELIVERED, true));
    }

    @Test
    void aReplyThatNoRoomUnderstandsIsThereToRead() {
        call(reply("thanks-1", "It still does not move"));
        call(reply("thanks-1", "It still does not move"));
        assertThat(replies.toRead(Slice.of(null, 50, null)).items())
                .filteredOn(each -> each.words().equals("It still does not move"))
                .singleElement()
                .extracting(TextReplies.Reply::from)
                .isEqualTo(MART);
    }

    @Test
    void aReplyThatSomebodyReadIsNotThereToReadAnyMore() {
        call(reply("thanks-2", "Who comes?"));
        var asked = replies.toRead(Slice.of(null, 50, null)).items().stream()
                .filter(each -> each.words().equals("Who comes?"))
                .findFirst()
                .orElseThrow();

        replies.read(asked.id(), UUID.randomUUID());
        replies.read(asked.id(), UUID.randomUUID());

        assertThat(replies.toRead(Slice.of(null, 50, null)).items()).doesNotContain(asked);
        assertThatThrownBy(() -> replies.read(UUID.randomUUID(), UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("notify.no-such-reply"));
    }

    @Test
    void aTextThatDidNotArriveSaysWhyAndMayStillArrive() {
        var id = sent("undelivered");

        call(receipt(id, "failed", "absent subscriber"));
        assertThat(text(id).state()).isEqualTo(TextState.UNDELIVERED);
        assertThat(text(id).receipt()).isEqualTo("failed: absent subscriber");

        call(receipt(id, "delivered", ""));
        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
        assertThat(text(id).receipt()).isEqualTo("delivered");
    }

    @Test
    void aReceiptMayOvertakeTheAnswer() {
        gateway.hangs();
        var id = texts.send(new Letter(MART, "en", "Quick phone.", "overtaken"));
        await().until(() -> !gateway.got(id).isEmpty());

        assertThat(call(receipt(id, "delivered", "")).statusCode()).isEqualTo(204);
        gateway.close(); // the answer never comes

        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
        settings(false);
        var next = texts.send(new Letter(MART, "en", "Next.", "after it"));
        await().until(() -> text(next).state() == TextState.SENT);
        assertThat(text(id).attempts()).isEqualTo(1);
        assertThat(heard.about(id)).extracting(TextSettled::state).containsExactly(TextState.DELIVERED);
    }

    @Test
    void aReplyIsKeptAndAnnouncedOnce() {
        var body = reply("once", "1");

        long timestamp = now();
        assertThat(call(body, timestamp).statusCode()).isEqualTo(204);
        assertThat(call(body, timestamp - 1).statusCode()).isEqualTo(204);

        assertThat(replies("1")).singleElement().satisfies(reply -> {
            assertThat(reply.from()).isEqualTo(MART);
            assertThat(reply.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        });
    }

    @Test
    void aReplyThatCannotBeHandledIsNotAcknowledgedAndMayComeAgain() {
        heard.fails = true;
        var body = reply("again", "2");
        long timestamp = now();
        assertThat(call(body, timestamp).statusCode()).isEqualTo(500);

        heard.fails = false;

        assertThat(call(body, timestamp).statusCode()).isEqualTo(204);
        assertThat(replies("2")).hasSize(1);
    }

    @Test
    void whoeverCannotSignHearsNothing() {
        var body = reply("forged", "forged");
        long now = now();
        var right = Signature.of(SECRET, now, body.getBytes(UTF_8));

        silent(call(body, Long.toString(now), null));
        silent(call(body, null, right));
        silent(call(body, Long.toString(now), "sha256=" + "0".repeat(64)));
        silent(call(body, Long.toString(now), Signature.of("another secret, as long", now, body.getBytes(UTF_8))));
        silent(call(body + " ", Long.toString(now), right));
        silent(call(body, "yesterday", right));
        silent(call(body, "-1", right));
        silent(call(body, now() - 310));
        silent(call(body, now() + 310));
        assertThat(replies("forged")).isEmpty();
    }

    @Test
    void aCopyOfARequestIsNoRequest() {
        var body = reply("copied", "copied");
        long timestamp = now();
        assertThat(call(body, timestamp).statusCode()).isEqualTo(204);

        silent(call(body, timestamp));
        var signature = Signature.of(SECRET, timestamp, body.getBytes(UTF_8));
        silent(call(body, Long.toString(timestamp), signature.toUpperCase(Locale.ROOT)));
        silent(call(body, "0" + timestamp, signature));
    }

    // ASVS 5.2.1
    @Test
    void whatIsTooLargeIsNotRead() {
        var answer = call("{\"type\":\"reply\",\"text\":\"" + "x".repeat(16_384) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatNobodyUnderstandsIsKeptForPeople() {
        var body = "{\"type\":\"poem\",\"words\":\"two floors\"}";

        long timestamp = now();
        assertThat(call(body, timestamp).statusCode()).isEqualTo(422);
        var again = call(body, timestamp - 1);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("notify.callback-unusable", "neither receipt nor reply");
        assertThat(call(receipt(new UUID(7, 7), "delivered", "")).statusCode()).isEqualTo(422);
        assertThat(call("\u0000 not even text").statusCode()).isEqualTo(422);

        var kept = quarantine.list(Slice.first(50)).items();
        assertThat(kept)
                .filteredOn(each -> each.body().equals(body))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.times()).isEqualTo(2);
                    assertThat(each.reason()).contains("neither receipt nor reply");
                });
        assertThat(kept).anyMatch(each -> each.reason().equals("no text has this reference"));
        assertThat(kept).anyMatch(each -> each.body().equals("\u0000 not even text"));
    }

    @Test
    void aGatewayThatWasSwitchedOffIsStillHeard() {
        var id = sent("switched off");
        settings(false);

        assertThat(call(receipt(id, "delivered", "")).statusCode()).isEqualTo(204);
        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
    }

    private UUID sent(String key) {
        var id = texts.send(new Letter(MART, "en", "Lift 3.", key));
        await().until(() -> text(id).state() == TextState.SENT);
        return id;
    }

    private static String receipt(UUID id, String status, String reason) {
        return "{\"type\":\"receipt\",\"reference\":\"%s\",\"status\":\"%s\",\"reason\":\"%s\",\"n\":%d}"
                .formatted(id, status, reason, System.nanoTime());
    }

    private static String reply(String id, String words) {
        return "{\"type\":\"reply\",\"id\":\"%s\",\"from\":\"%s\",\"to\":\"Lodlinje\",\"text\":\"%s\"}"
                .formatted(id, MART, words);
    }

    private List<TextReplied> replies(String words) {
        return heard.replied.stream()
                .filter(reply -> reply.words().equals(words))
                .toList();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static void silent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    private HttpResponse<String> call(String body) {
        return call(body, now());
    }

    private HttpResponse<String> call(String body, long timestamp) {
        return call(body, Long.toString(timestamp), Signature.of(SECRET, timestamp, body.getBytes(UTF_8)));
    }

    private HttpResponse<String> call(String body, @Nullable String timestamp, @Nullable String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/gateway/sms/callback".formatted(port)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (timestamp != null) {
            request.header(Signature.TIMESTAMP, timestamp);
        }
        if (signature != null) {
            request.header(Signature.SIGNATURE, signature);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settings(boolean enabled) {
        gateways.change(
                GatewayForm.http(
                        gateway.url(),
                        SECRET,
                        "Lodlinje",
                        enabled,
                        gateways.get().version()),
                null);
    }

    private Text text(UUID id) {
        return texts.list(Slice.first(200)).items().stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
