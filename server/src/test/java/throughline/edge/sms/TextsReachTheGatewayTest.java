package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.notify.GatewayForm;
import throughline.notify.Gateways;
import throughline.notify.Letter;
import throughline.notify.Text;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;
import tools.jackson.databind.json.JsonMapper;

/** From a row to a real HTTP gateway, whatever mood it is in: perhaps twice, never lost, and the list says what happened. */
class TextsReachTheGatewayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String SECRET = "a secret that two share";
    private static final String MART = "+447700900123";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SomeRooms ROOMS = SomeRooms.beside(
            List.of(new HttpCarrier(JSON, () -> NOW, Duration.ofSeconds(3)), new KeptTexts()), NOW, "notify");
    private static final Texts TEXTS = ROOMS.door(Texts.class);

    private final TestGateway gateway = new TestGateway();

    @BeforeEach
    void useTheGateway() {
        settings(gateway.url(), true);
    }

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aTextGoesOutSignedRightAfterTheCommit() throws Exception {
        var id = TEXTS.send(new Letter(MART, "en", "Lift 3, stuck between floors.", "signed"));

        assertThat(settled(id, TextState.SENT).answer()).isEqualTo("200");
        var got = gateway.got(id).getFirst();
        var body = JSON.readTree(got.body());
        assertThat(body.get("to").asString()).isEqualTo(MART);
        assertThat(body.get("from").asString()).isEqualTo("Lodlinje");
        assertThat(body.get("text").asString()).isEqualTo("Lift 3, stuck between floors.");
        assertThat(body.get("reference").asString()).isEqualTo(id.toString());
        assertThat(got.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        assertThat(got.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal((got.timestamp() + "." + got.body()).getBytes(UTF_8))));
    }

    @Test
    void theSameReasonTwiceIsOneText() {
        var first = TEXTS.send(new Letter(MART, "en", "One.", "same"));
        var second = TEXTS.send(new Letter(MART, "en", "One.", "same"));

        assertThat(second).isEqualTo(first);
        settled(first, TextState.SENT);
        assertThat(gateway.got(first)).hasSize(1);
    }

    // ASVS 2.3.3
    @Test
    void nothingGoesOutWhenTheActIsRolledBack() {
        var never = new AtomicReference<>(new UUID(0, 0));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ROOMS.door(Transactions.class).run(() -> {
                    never.set(TEXTS.send(new Letter(MART, "en", "Never.", "rolled back")));
                    throw new IllegalStateException("the act failed");
                }));

        settled(TEXTS.send(new Letter(MART, "en", "Afterwards.", "afterwards")), TextState.SENT);
        assertThat(gateway.got(never.get())).isEmpty();
    }

    @Test
    void aTextWaitsForItsTime() {
        var id = TEXTS.send(new Letter(MART, "en", "Later.", "later")
                .dueAt(ROOMS.clock().instant().plus(Duration.ofMinutes(10))));
        settled(TEXTS.send(new Letter(MART, "en", "Now.", "now")), TextState.SENT);
        assertThat(text(id).state()).isEqualTo(TextState.WAITING);

        ROOMS.clock().passes(Duration.ofMinutes(10));

        settled(id, TextState.SENT);
    }

    @Test
    void aFaultIsTriedAgainLaterEachTimeWithTheSameReference() {
        gateway.answers(500, "out of order");
        var id = TEXTS.send(new Letter(MART, "en", "Patience.", "500"));
        var first = tried(id, 1);
        assertThat(first.answer()).isEqualTo("500 out of order");
        assertThat(Duration.between(ROOMS.clock().instant(), first.dueAt())).isEqualTo(Duration.ofSeconds(5));

        ROOMS.clock().passes(Duration.ofSeconds(5));
        assertThat(Duration.between(ROOMS.clock().instant(), tried(id, 2).dueAt()))
                .isEqualTo(Duration.ofSeconds(15));

        gateway.answers(202, "");
        ROOMS.clock().passes(Duration.ofSeconds(15));
        assertThat(settled(id, TextState.SENT).attempts()).isEqualTo(3);
        assertThat(gateway.got(id)).hasSize(3);
    }

    @Test
    void afterSevenAttemptsPeopleMustLook() {
        gateway.answers(503, "");
        var id = TEXTS.send(new Letter(MART, "en", "In vain.", "in vain"));
        for (int attempt = 1; attempt < 7; attempt++) {
            tried(id, attempt);
            ROOMS.clock().passes(Duration.ofHours(1));
        }

        assertThat(settled(id, TextState.FAILED).attempts()).isEqualTo(7);
    }

    @Test
    void aTextThatTheGatewayRefusesIsNotTriedAgain() {
        gateway.answers(422, "number 447700900123 is not a mobile");

        assertThat(settled(TEXTS.send(new Letter(MART, "en", "No.", "422")), TextState.FAILED)
                        .answer())
                .isEqualTo("422 number … is not a mobile");
    }

    // ASVS 15.3.2
    @Test
    void aRedirectIsNotFollowed() {
        gateway.redirectsTo(gateway.url() + "/elsewhere");

        var id = TEXTS.send(new Letter(MART, "en", "Here.", "redirect"));

        assertThat(tried(id, 1).answer()).startsWith("302");
        assertThat(gateway.got(id)).extracting(TestGateway.Got::path).containsExactly("/texts");
    }

    // ASVS 15.2.2, 15.4.4
    @Test
    void aGatewayThatHangsOrTricklesDoesNotHoldUpTheOthers() {
        gateway.hangs();
        var hanging = TEXTS.send(new Letter(MART, "en", "Hang.", "hang"));
        await().until(() -> !gateway.got(hanging).isEmpty());
        gateway.trickles(500);
        var trickling = TEXTS.send(new Letter(MART, "en", "Drip.", "trickle"));
        await().until(() -> !gateway.got(trickling).isEmpty());
        gateway.answers(200, "");
        settled(TEXTS.send(new Letter(MART, "en", "Quick.", "quick")), TextState.SENT);

        assertThat(tried(hanging, 1).answer()).startsWith("The gateway did not answer");
        assertThat(tried(trickling, 1).answer()).startsWith("The gateway did not answer");
    }

    // ASVS 16.5.2
    @Test
    void aGatewayThatIsGoneIsTriedAgain() {
        gateway.close();

        assertThat(tried(TEXTS.send(new Letter(MART, "en", "Hello?", "gone")), 1)
                        .answer())
                .contains("cannot be reached");
    }

    @Test
    void whoTestsTheGatewayReadsItsAnswer() {
        assertThat(settled(TEXTS.sendNow(MART, "Test.", null), TextState.SENT).attempts())
                .isEqualTo(1);

        gateway.answers(401, "wrong signature");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TEXTS.sendNow(MART, "Test.", null))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("notify.gateway-answered");
                    assertThat(refused.sentence()).contains("401 wrong signature");
                });
        settings(gateway.url(), false);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TEXTS.sendNow(MART, "Test.", null))
                .extracting(Refused::code)
                .isEqualTo("notify.no-gateway");
    }

    @Test
    void aTextThatWasWrittenDownIsNotSentAgainWhenAGatewayComes() {
        settings(gateway.url(), false);
        var id = TEXTS.send(new Letter(MART, "en", "Anybody?", "no gateway"));
        assertThat(settled(id, TextState.SENT).carrier()).isEqualTo("outbox");

        settings(gateway.url(), true);

        var next = TEXTS.send(new Letter(MART, "en", "Next.", "gateway"));
        assertThat(settled(next, TextState.SENT).carrier()).isEqualTo("gateway");
        assertThat(gateway.got(id)).isEmpty();
        assertThat(text(id).attempts()).isEqualTo(1);
    }

    // ASVS 8.2.3
    @Test
    void theSecretGoesInAndNeverComesOutAndPlainHttpIsForThisMachineOnly() {
        assertThat(ROOMS.door(Gateways.class).get().toString()).doesNotContain(SECRET);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> settings("http://gateway.example/texts", true))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("url"));
    }

    private static void settings(String url, boolean enabled) {
        var gateways = ROOMS.door(Gateways.class);
        gateways.change(
                GatewayForm.http(
                        url, SECRET, "Lodlinje", enabled, gateways.get().version()),
                null);
    }

    private static Text tried(UUID id, int attempts) {
        return await().until(() -> text(id), text -> text.state() == TextState.WAITING && text.attempts() == attempts);
    }

    private static Text settled(UUID id, TextState state) {
        return await().until(() -> text(id), text -> text.state() == state);
    }

    private static Text text(UUID id) {
        return TEXTS.list(Slice.first(200)).items().stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
