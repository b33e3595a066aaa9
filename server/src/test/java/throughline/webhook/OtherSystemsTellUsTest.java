package throughline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import throughline.egress.EgressRule;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.privacy.ErasedFolder;
import throughline.privacy.Retention;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.webhook.Messages.Outcome;
import throughline.webhook.Messages.Sent;

/** Whoever can prove who they are is kept once and heard once; nobody else leaves a trace, and nothing broken is lost. */
class OtherSystemsTellUsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
    private static final Heard HEARD = new Heard();
    private static final SomeRooms ROOMS = SomeRooms.beside(
            List.of(HEARD, new EgressRule(false), new ErasedFolder(Path.of("target")), TestSettings.AT_LIFT_EXAMPLE),
            NOW,
            "egress",
            "webhook",
            "privacy");
    private static final Senders SENDERS = ROOMS.door(Senders.class);
    private static final Messages MESSAGES = ROOMS.door(Messages.class);
    private static final String BODY = "{\"type\":\"erp.invoice.paid\",\"data\":{\"ort\":\"Tõste\"}}";

    /** Listens as another room would. */
    static class Heard {
        private final List<MessageReceived> all = new CopyOnWriteArrayList<>();
        private volatile @Nullable RuntimeException fault;

        @EventListener
        void on(MessageReceived received) {
            if (fault != null) {
                throw fault;
            }
            all.add(received);
        }
    }

    private Senders.Made erp =
            SENDERS.add(new SenderForm("erp-" + UUID.randomUUID().toString().substring(0, 8), true, 1_000, null), null);

    @BeforeEach
    void listen() {
        HEARD.fault = null;
        HEARD.all.clear();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aSignedMessageIsKeptAsItCameAndAnnouncedOnce() throws Exception {
        assertThat(tells("msg_1", BODY)).isEqualTo(new Outcome.Taken());
        ROOMS.clock().passes(Duration.ofMinutes(1));
        assertThat(tells("msg_1", BODY)).isEqualTo(new Outcome.Taken());

        assertThat(HEARD.all).singleElement().satisfies(heard -> {
            assertThat(heard.sender()).isEqualTo(erp.sender().name());
            assertThat(heard.type()).isEqualTo("erp.invoice.paid");
            assertThat(new String(heard.body(), UTF_8)).isEqualTo(BODY);
        });
        assertThat(kept(false)).singleElement().satisfies(message -> {
            assertThat(message.theirId()).isEqualTo("msg_1");
            assertThat(message.body()).isEqualTo(BODY);
            assertThat(message.trouble()).isNull();
        });
    }

    @Test
    void theSameIdWithAnotherBodyIsRefused() throws Exception {
        tells("msg_2", BODY);
        assertThat(tells("msg_2", BODY + " ")).isEqualTo(new Outcome.Differs());
        assertThat(kept(false)).hasSize(1);
    }

    @Test
    void theSameIdOfAnotherSenderIsAnotherMessage() throws Exception {
        tells("msg_3", BODY);
        var first = erp;
        erp = SENDERS.add(
                new SenderForm("crm-" + UUID.randomUUID().toString().substring(0, 8), true, null, null), null);
        assertThat(tells("msg_3", BODY)).isEqualTo(new Outcome.Taken());
        assertThat(HEARD.all)
                .extracting(MessageReceived::sender)
                .containsExactly(first.sender().name(), erp.sender().name());
    }

    // ASVS 14.2.7
    @Test
    void anIdIsStillKnownAfterAWeekAndForgottenSomeday() throws Exception {
        tells("msg_4", BODY);
        ROOMS.clock().passes(Duration.ofDays(8));
        ROOMS.door(Retention.class).sweep();
        assertThat(tells("msg_4", BODY)).isEqualTo(new Outcome.Taken());
        assertThat(HEARD.all).hasSize(1);
        ROOMS.clock().passes(Duration.ofDays(21));
        ROOMS.door(Retention.class).sweep();
        assertThat(kept(false)).isEmpty();
    }

    @Test
    void whoeverCannotProveWhoTheyAreLeavesNoTrace() throws Exception {
        long now = ROOMS.clock().instant().getEpochSecond();
        var right = signature(erp.secret(), "msg_5", now, BODY);
        var name = erp.sender().name();
        unproven(new Sent(name, null, "" + now, right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", null, right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + now, null, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + now, "", bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + now, "v1,", bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + now, right.replace("v1,", "v1a,"), bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + now, right, bytes(BODY + " ")));
        unproven(new Sent(name, "msg_6", "" + now, right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "" + (now + 1), right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "0" + now, right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "-1", right, bytes(BODY)));
        unproven(new Sent(name, "msg_5", "99999999999999999999", right, bytes(BODY)));
        unproven(new Sent(name, "msg 5", "" + now, signature(erp.secret(), "msg 5", now, BODY), bytes(BODY)));
        unproven(new Sent("nobody", "msg_5", "" + now, right, bytes(BODY)));
        for (long late : List.of(now - 301, now + 301)) {
            unproven(new Sent(name, "msg_5", "" + late, signature(erp.secret(), "msg_5", late, BODY), bytes(BODY)));
        }
        assertThat(kept(false)).isEmpty();
        var noise = "v1,AAAA " + right + " v2,x";
        assertThat(MESSAGES.take(new Sent(name, "msg_5", "" + now, noise, bytes(BODY))))
                .isEqualTo(new Outcome.Taken());
    }

    @Test
    void fiveMinutesOffIsStillInTime() throws Exception {
        for (long off : List.of(-300L, 300L)) {
            long then = ROOMS.clock().instant().getEpochSecond() + off;
            var signed = signature(erp.secret(), "msg_" + off, then, BODY);
            assertThat(MESSAGES.take(new Sent(erp.sender().name(), "msg_" + off, "" + then, signed, bytes(BODY))))
                    .isEqualTo(new Outcome.Taken());
        }
    }

    @Test
    void whatNobodyUnderstandsStandsInQuarantineWithItsBytes() throws Exception {
        var broken = List.of(
                "", "no json", "[]", "{}", "{\"type\":7}", "{\"type\":\" \"}", "{\"type\":\"a\\u0000b\"}", "\u0000");
        for (int i = 0; i < broken.size(); i++) {
            assertThat(tells("broken_" + i, broken.get(i))).as(broken.get(i)).isInstanceOf(Outcome.Quarantined.class);
            assertThat(tells("broken_" + i, broken.get(i))).isInstanceOf(Outcome.Quarantined.class);
        }
        assertThat(kept(true)).extracting(Message::body).containsExactlyElementsOf(broken.reversed());
        assertThat(HEARD.all).isEmpty();
    }

    @Test
    void whatARoomRefusesStandsInQuarantineWithItsSentence() throws Exception {
        HEARD.fault = new Refused("request.no-such-unit", "There is no unit {0}.", "L-7");
        assertThat(tells("msg_7", BODY)).isEqualTo(new Outcome.Quarantined("There is no unit L-7."));
        HEARD.fault = null;
        assertThat(tells("msg_7", BODY)).isEqualTo(new Outcome.Quarantined("There is no unit L-7."));
        assertThat(kept(true)).singleElement().extracting(Message::kind).isEqualTo("erp.invoice.paid");
    }

    @Test
    void whatCannotBeHandledIsNotAcknowledgedAndMayComeAgain() throws Exception {
        HEARD.fault = new IllegalStateException("the listener fails, on purpose");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tells("msg_8", BODY));
        assertThat(kept(false)).isEmpty();
        HEARD.fault = null;
        assertThat(tells("msg_8", BODY)).isEqualTo(new Outcome.Taken());
        assertThat(HEARD.all).hasSize(1);
    }

    // ASVS 2.3.4, 15.4.2
    @Test
    void thirtyAtOnceWithOneIdAreOneMessage() throws Exception {
        var start = new CountDownLatch(1);
        var asked = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 30; i++) {
            asked.add(() -> {
                start.await();
                return tells("msg_9", BODY);
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = asked.stream().map(threads::submit).toList();
            start.countDown();
            for (var each : all) {
                assertThat(each.get()).isEqualTo(new Outcome.Taken());
            }
        }
        assertThat(HEARD.all).hasSize(1);
    }

    // ASVS 2.4.1
    @Test
    void oneThatFloodsIsAskedToComeAgainAndNobodyElseIs() throws Exception {
        var flood = SENDERS.add(new SenderForm("flood", true, 5, null), null);
        var others = erp;
        erp = flood;
        for (int i = 0; i < 5; i++) {
            assertThat(tells("flood_" + i, BODY)).isEqualTo(new Outcome.Taken());
        }
        assertThat(tells("flood_5", BODY)).isEqualTo(new Outcome.TooMany());
        assertThat(kept(false)).hasSize(5);
        ROOMS.clock().passes(Duration.ofSeconds(12));
        assertThat(tells("flood_5", BODY)).isEqualTo(new Outcome.Taken());
        assertThat(tells("flood_6", BODY)).isEqualTo(new Outcome.TooMany());
        erp = others;
        assertThat(tells("calm", BODY)).isEqualTo(new Outcome.Taken());
    }

    @Test
    void bothSecretsCountForADayAndASenderThatIsOffIsNotHeard() throws Exception {
        var old = erp;
        var fresh = SENDERS.rotate(erp.sender().id(), null);
        assertThat(tells("msg_10", BODY)).isEqualTo(new Outcome.Taken());
        erp = fresh;
        assertThat(tells("msg_11", BODY)).isEqualTo(new Outcome.Taken());
        ROOMS.clock().passes(Senders.BOTH_COUNT);
        assertThat(tells("msg_12", BODY)).isEqualTo(new Outcome.Taken());
        erp = old;
        assertThat(tells("msg_13", BODY)).isEqualTo(new Outcome.Unproven());

        erp = fresh;
        var sender = fresh.sender();
        SENDERS.change(sender.id(), new SenderForm(sender.name(), false, 60, sender.version()), null);
        assertThat(tells("msg_14", BODY)).isEqualTo(new Outcome.Unproven());
    }

    @Test
    void aSenderThatCannotBeKeptSaysWhy() {
        for (var name : List.of("", "X", "a", "-a", "a-", "ä-b", "a b", "a/b", "x".repeat(41))) {
            assertThatThrownBy(() -> SENDERS.add(new SenderForm(name, true, 60, null), null))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.fields()).containsOnlyKeys("name"));
        }
        assertThatThrownBy(() -> SENDERS.add(new SenderForm(erp.sender().name(), true, 60, null), null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("webhook.sender-name-taken"));
        assertThat(SENDERS.all().toString()).doesNotContain(erp.secret());
    }

    private Outcome tells(String id, String body) throws Exception {
        long now = ROOMS.clock().instant().getEpochSecond();
        return MESSAGES.take(
                new Sent(erp.sender().name(), id, "" + now, signature(erp.secret(), id, now, body), bytes(body)));
    }

    private static void unproven(Sent sent) {
        assertThat(MESSAGES.take(sent)).as(sent.toString()).isEqualTo(new Outcome.Unproven());
    }

    private List<Message> kept(boolean troubled) {
        return MESSAGES.list(erp.sender().id(), troubled, Slice.first(50)).items();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** As the specification says it, without a line of ours. */
    private static String signature(String secret, String id, long timestamp, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
    }
}
