package throughline.edge.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.GatewayForm;
import throughline.notify.Gateways;
import throughline.notify.Letter;
import throughline.notify.Quarantine;
import throughline.notify.Text;
import throughline.notify.TextReplied;
import throughline.notify.TextSettled;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;

/** From a row to a message centre and back over SMPP, whatever the centre does: perhaps twice, never lost, and nothing is told twice. */
class TextsGoBySmppTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final String OURS = "442079460100";
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    /** Listens as another room would. */
    static class Heard {
        private final List<TextSettled> settled = new CopyOnWriteArrayList<>();
        private final List<TextReplied> replied = new CopyOnWriteArrayList<>();
        private final CountDownLatch nothing = new CountDownLatch(0);
        private volatile CountDownLatch holds = nothing;

        @EventListener
        void on(TextSettled event) {
            settled.add(event);
        }

        @EventListener
        void on(TextReplied event) throws InterruptedException {
            replied.add(event);
            assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
        }

        List<TextState> about(UUID text) {
            return settled.stream()
                    .filter(event -> event.text().equals(text))
                    .map(TextSettled::state)
                    .toList();
        }

        List<String> from(String number) {
            return replied.stream()
                    .filter(event -> event.from().equals("+" + number))
                    .map(TextReplied::words)
                    .toList();
        }
    }

    private static final Heard HEARD = new Heard();
    private static final SomeRooms ROOMS =
            SomeRooms.beside(List.of(new KeptTexts(), HEARD), NOW, "notify", "edge.smpp");
    private static final Texts TEXTS = ROOMS.door(Texts.class);
    private static final MessageCentre CENTRE = new MessageCentre();

    /** Nobody else's in this class. */
    private final String mart = "447700" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void useTheCentre() {
        settings(CENTRE.port(), MessageCentre.PASSWORD, "Lodlinje");
        await().until(CENTRE::hasSomebody);
    }

    @AfterEach
    void isGoodAgain() {
        CENTRE.says(_ -> CENTRE.next());
        HEARD.holds = HEARD.nothing;
    }

    @AfterAll
    static void close() {
        ROOMS.close();
        CENTRE.close();
    }

    @Test
    void aTextOfTheGsmAlphabetGoesAsOnePartAndItsReceiptMayWriteItsNameInDecimal() throws Exception {
        CENTRE.says(_ -> "00001A2B");
        var id = send("Lift 3, ääh @ {10}", "gsm");
        assertThat(settled(id, TextState.SENT).carrier()).isEqualTo("gateway");

        var part = CENTRE.got(mart).getFirst();
        assertThat(part.getSourceAddr()).isEqualTo("Lodlinje");
        assertThat(part.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(part.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(part.getDataCoding()).isEqualTo((byte) 0);
        assertThat(HexFormat.of().formatHex(part.getShortMessage()))
                .isEqualTo("4c69667420332c207b7b682000201b2831301b29");

        receipt("0000006699", "ENROUTE");
        assertThat(text(id).state()).isEqualTo(TextState.SENT);
        receipt("0000006699", "DELIVRD");
        receipt("0000006699", "DELIVRD");
        receipt("0000006699", "UNDELIV");

        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
        assertThat(HEARD.about(id)).containsExactly(TextState.SENT, TextState.DELIVERED);
    }

    @Test
    void aReceiptMayComeBeforeTheAnswerToItsText() throws Exception {
        var mayAnswer = new Semaphore(0);
        CENTRE.says(_ -> {
            mayAnswer.acquireUninterruptibly();
            return "early-7";
        });
        var id = send("Quick phone.", "early");
        await().until(() -> !CENTRE.got(mart).isEmpty());

        receipt("early-7", "DELIVRD");
        receipt("early-7", "DELIVRD");
        assertThat(text(id).state()).isEqualTo(TextState.SENDING);
        mayAnswer.release();

        assertThat(settled(id, TextState.DELIVERED).attempts()).isEqualTo(1);
        assertThat(HEARD.about(id)).containsExactly(TextState.DELIVERED);
        await().untilAsserted(() -> assertThat(ROOMS.owner().fetchValue("select count(*) from notify.early_receipt"))
                .isEqualTo(0L));
    }

    @Test
    void aReceiptThatBelongsToNoTextOfOursIsForPeopleToLookAt() throws Exception {
        receipt("nobodys-9", "DELIVRD");
        assertThat(quarantined("nobodys-9")).isEmpty();

        ROOMS.clock().passes(Duration.ofMinutes(11));

        await().until(() -> !quarantined("nobodys-9").isEmpty());
    }

    @Test
    void aLongTextInAnotherAlphabetHasTwoPartsAndNoPartGoesAgainThatTheCentreHas() throws Exception {
        var words = "電梯".repeat(33) + "🛗 õ tuleb";
        CENTRE.says(part -> {
            if (part.getShortMessage()[5] == 2 && CENTRE.got(mart).size() == 2) {
                throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RSYSERR);
            }
            return mart + "-" + part.getShortMessage()[5];
        });
        var id = send(words, "two parts");
        assertThat(tried(id, 1).answer()).isEqualTo("system error (0x00000008)");
        ROOMS.clock().passes(Duration.ofSeconds(5));
        settled(id, TextState.SENT);

        var parts = CENTRE.got(mart);
        assertThat(parts).hasSize(3);
        var said = new StringBuilder();
        for (int number : List.of(0, 2)) {
            var octets = parts.get(number).getShortMessage();
            assertThat(parts.get(number).getEsmClass()).isEqualTo((byte) 0x40);
            assertThat(parts.get(number).getDataCoding()).isEqualTo((byte) 8);
            assertThat(octets).hasSizeLessThanOrEqualTo(140).startsWith(5, 0, 3);
            assertThat(octets[3]).as("one reference").isEqualTo(parts.getFirst().getShortMessage()[3]);
            assertThat(octets[4]).isEqualTo((byte) 2);
            assertThat(octets[5]).isEqualTo((byte) (number == 0 ? 1 : 2));
            said.append(new String(octets, 6, octets.length - 6, UTF_16BE));
        }
        assertThat(said.toString()).isEqualTo(words);

        receipt(mart + "-1", "DELIVRD");
        assertThat(text(id).state()).as("half of it").isEqualTo(TextState.SENT);
        receipt(mart + "-2", "EXPIRED");
        assertThat(text(id).state()).isEqualTo(TextState.UNDELIVERED);
        assertThat(text(id).receipt()).isEqualTo("failed: EXPIRED, 010");
        receipt(mart + "-2", "DELIVRD");
        assertThat(text(id).state()).isEqualTo(TextState.DELIVERED);
    }

    // ASVS 15.4.4
    @Test
    void aCentreThatIsAskedTooFastIsAskedSlower() {
        var asked = new CopyOnWriteArrayList<Long>();
        CENTRE.says(_ -> {
            asked.add(System.nanoTime());
            if (asked.size() <= 3) {
                throw new ProcessRequestException("slower", SMPPConstant.STAT_ESME_RTHROTTLED);
            }
            return CENTRE.next();
        });

        assertThat(settled(send("Slower.", "throttled"), TextState.SENT).attempts())
                .isEqualTo(1);

        assertThat(CENTRE.got(mart)).hasSize(4);
        assertThat(Duration.ofNanos(asked.get(3) - asked.get(0))).isGreaterThan(Duration.ofMillis(1_300));
    }

    @Test
    void whatTheCentreNeverTakesIsNotTriedAgain() {
        CENTRE.says(_ -> {
            throw new ProcessRequestException("no", SMPPConstant.STAT_ESME_RINVDSTADR);
        });

        assertThat(settled(send("Nobody.", "declined"), TextState.FAILED).answer())
                .isEqualTo("no such recipient (0x0000000B)");
    }

    @Test
    void aReplyIsAcknowledgedWhenItIsKeptAndOneThatWasNotAcknowledgedMayComeAgain() throws Exception {
        HEARD.holds = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(this::one);
        await().until(() -> HEARD.from(mart).size() == 1);
        assertThat(first).as("no answer before the commit").isNotDone();
        assertThat(kept(mart)).isEqualTo(0L);

        int before = CENTRE.bound();
        CENTRE.hangsUp();
        await().until(() -> CENTRE.bound() > before && CENTRE.hasSomebody());
        HEARD.holds.countDown();
        await().until(() -> kept(mart) == 1L);
        HEARD.holds = HEARD.nothing;

        one();
        assertThat(HEARD.from(mart)).as("a repetition").containsExactly("1");
        await().untilAsserted(() -> {
            one();
            assertThat(HEARD.from(mart)).as("she wrote it once more").containsExactly("1", "1");
        });
    }

    @Test
    void aReplyThatCannotBeKeptIsRefusedForNow() {
        HEARD.holds = new CountDownLatch(1) {
            @Override
            public boolean await(long time, TimeUnit unit) {
                return false;
            }
        };
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::one).withMessageContaining("00000064");
        assertThat(kept(mart)).isEqualTo(0L);
        HEARD.holds = HEARD.nothing;

        one();

        assertThat(kept(mart)).isEqualTo(1L);
    }

    @Test
    void aLongReplyIsPutTogetherInWhateverOrderItComes() throws Exception {
        var octets = "Ei saa, 電梯🛗 on kinni".getBytes(UTF_16BE);
        int cut = 23; // in the middle of a unit
        CENTRE.delivers(0x40, mart, OURS, 8, headed(2, 2, Arrays.copyOfRange(octets, cut, octets.length)));
        assertThat(HEARD.from(mart)).isEmpty();
        CENTRE.delivers(0x40, mart, OURS, 8, headed(2, 1, Arrays.copyOf(octets, cut)));
        assertThat(HEARD.from(mart)).containsExactly("Ei saa, 電梯🛗 on kinni");

        CENTRE.delivers(0x40, mart, OURS, 0, headed(3, 1, "What is".getBytes(US_ASCII)));
        ROOMS.clock().passes(Duration.ofMinutes(31));
        await().untilAsserted(() -> assertThat(HEARD.from(mart)).last().isEqualTo("What is […]"));
    }

    @Test
    void whatNobodyUnderstandsIsKeptAndTheSessionGoesOn() throws Exception {
        CENTRE.delivers(0x04, mart, OURS, 0, "stat:DELIVRD".getBytes(US_ASCII));
        CENTRE.delivers(0x00, mart, OURS, 4, new byte[] {1, 2});
        CENTRE.delivers(0x40, mart, OURS, 0, new byte[] {(byte) 200, 0, 3});

        assertThat(quarantined(mart))
                .containsExactlyInAnyOrder(
                        "a receipt needs the id of its message",
                        "it is not in an alphabet that we know",
                        "its user data header is longer than itself");
        one();
        assertThat(HEARD.from(mart)).containsExactly("1");
    }

    @Test
    void aCentreThatDiesIsBoundAgainAndGetsWhatWaitedAtOnce() {
        CENTRE.goesDown();
        var id = send("Anybody there?", "centre dies");
        assertThat(tried(id, 1).answer()).contains("cannot be reached (ConnectException)");

        CENTRE.comesBack();

        assertThat(settled(id, TextState.SENT).attempts()).isEqualTo(2);
        assertThat(CENTRE.got(mart)).hasSize(1);
    }

    // ASVS 8.2.3
    @Test
    void whoTestsTheLinkReadsWhyItIsNotThereAndThePasswordStaysInside() {
        try {
            settings(CENTRE.port(), "wrong", "Lodlinje");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> TEXTS.sendNow("+" + mart, "Test.", null))
                    .satisfies(refused ->
                            assertThat(refused.sentence()).contains("does not let us in: wrong password (0x0000000E)"));
            assertThat(ROOMS.door(Gateways.class).get().toString()).doesNotContain("wrong");
            assertThat(ROOMS.door(Gateways.class).enabled().toString()).doesNotContain("wrong");
        } finally {
            settings(CENTRE.port(), MessageCentre.PASSWORD, "Lodlinje");
        }
        settled(TEXTS.sendNow("+" + mart, "Test.", null), TextState.SENT);
    }

    /** By hand, because no library writes it: a name that does not end, and then a length that cannot be. */
    @Test
    void whatIsNoMessageAtAllIsKeptAndRefused() throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings(door.getLocalPort(), MessageCentre.PASSWORD, "+442079460100");
            try (var socket = door.accept()) {
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream());
                assertThat(heard(in)).isEqualTo(0x00000009);
                says(out, 0x80000009, 1, "centre\0");
                says(out, 0x00000005, 7, "\0\1\1" + mart + "7".repeat(40));
                assertThat(heard(in)).isEqualTo(0x80000000);
                out.writeInt(0x7FFFFFF0);
                out.writeInt(5);
                out.writeLong(0);
                out.flush();
                assertThat(heard(in)).isEqualTo(0x80000000);
            }
            await().untilAsserted(() -> assertThat(quarantined(mart)).containsExactly("it is no deliver_sm"));
        } finally {
            settings(CENTRE.port(), MessageCentre.PASSWORD, "Lodlinje");
            await().until(CENTRE::hasSomebody);
        }
    }

    private static int heard(DataInputStream in) throws Exception {
        var rest = new byte[in.readInt() - 8];
        int what = in.readInt();
        in.readFully(rest);
        return what;
    }

    private static void says(DataOutputStream out, int what, int number, String body) throws Exception {
        out.writeInt(16 + body.length());
        out.writeInt(what);
        out.writeInt(0);
        out.writeInt(number);
        out.write(body.getBytes(US_ASCII));
        out.flush();
    }

    private void receipt(String name, String state) throws Exception {
        CENTRE.delivers(
                0x04,
                mart,
                OURS,
                0,
                ("id:%s sub:001 dlvrd:001 submit date:2611280224 done date:2611280224 stat:%s err:%s text:Lift"
                                .formatted(name, state, state.equals("DELIVRD") ? "000" : "010"))
                        .getBytes(US_ASCII));
    }

    private void one() {
        try {
            CENTRE.delivers(0x00, mart, OURS, 0, "1".getBytes(US_ASCII));
        } catch (Exception refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    private static byte[] headed(int reference, int number, byte[] octets) {
        var all = new byte[7 + octets.length];
        System.arraycopy(new byte[] {6, 8, 4, 1, (byte) reference, 2, (byte) number}, 0, all, 0, 7);
        System.arraycopy(octets, 0, all, 7, octets.length);
        return all;
    }

    private UUID send(String words, String key) {
        return TEXTS.send(new Letter("+" + mart, "en", words, key));
    }

    private static long kept(String number) {
        return (Long) ROOMS.owner().fetchValue("select count(*) from notify.reply where sender = ?", "+" + number);
    }

    private static List<String> quarantined(String part) {
        return ROOMS.door(Quarantine.class).list(Slice.first(200)).items().stream()
                .filter(each -> each.body().contains(part))
                .map(each -> each.reason())
                .toList();
    }

    private static void settings(int port, String password, String sender) {
        var gateways = ROOMS.door(Gateways.class);
        gateways.change(
                GatewayForm.smpp(
                        "127.0.0.1",
                        port,
                        MessageCentre.SYSTEM_ID,
                        password,
                        sender,
                        true,
                        gateways.get().version()),
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
