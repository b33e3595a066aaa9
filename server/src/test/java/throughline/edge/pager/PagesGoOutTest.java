package throughline.edge.pager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.Health;
import throughline.notify.Letter;
import throughline.notify.RelayForm;
import throughline.notify.Relays;
import throughline.notify.Text;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;

/** From a row to a paging gateway by SNPP and to a paging terminal by TAP, whatever they do: never twice where nobody can tell. */
class PagesGoOutTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final Duration WHOLE = Duration.ofMillis(600);
    private static final String LINK = "https://lift.example/t/K7QM2XPAHT";

    private static final SnppGateway GATEWAY = new SnppGateway();
    private static final TapTerminal TERMINAL = new TapTerminal();
    private static final SomeRooms ROOMS = SomeRooms.beside(
            List.of(
                    new KeptTexts(),
                    new SnppCarrier((SSLSocketFactory) SSLSocketFactory.getDefault(), WHOLE),
                    new TapCarrier(Duration.ofMillis(1_600))),
            NOW,
            "notify");
    private static final Texts TEXTS = ROOMS.door(Texts.class);
    private static final Relays RELAYS = ROOMS.door(Relays.class);
    private static UUID snpp;
    private static UUID tap;
    private static int letters;

    private int pages;
    private int calls;
    private int blocks;

    @BeforeAll
    static void twoGateways() {
        snpp = RELAYS.add(form("snpp", "City pagers", GATEWAY.port(), "lifts", 1_000), null)
                .id();
        tap = RELAYS.add(form("tap", "Hospital pagers", TERMINAL.port(), "", 1_000), null)
                .id();
    }

    @BeforeEach
    void count() {
        pages = GATEWAY.pages().size() + TERMINAL.pages().size();
        calls = GATEWAY.calls() + TERMINAL.calls();
        blocks = TERMINAL.blocks();
    }

    @AfterEach
    void bothAreGoodAgainAndNothingWasAgainstTheProtocol() {
        GATEWAY.is(SnppGateway.Mood.GOOD);
        TERMINAL.is(TapTerminal.Mood.GOOD);
        assertThat(GATEWAY.wrong()).isEmpty();
        assertThat(TERMINAL.wrong()).isEmpty();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
        GATEWAY.close();
        TERMINAL.close();
    }

    @Test
    void aPageGoesBySnppInTheLettersOfAPagerAndIsSentNotDelivered() {
        var id = send(snpp, "Någon sitter fast: Kivi 4", false);

        assertThat(settled(id, TextState.SENT).answer()).isEqualTo("250 Message Sent Successfully");
        assertThat(text(id).carrier()).isEqualTo("pager");
        assertThat(GATEWAY.pages().getLast())
                .isEqualTo(new SnppGateway.Page("5551212", "Nagon sitter fast: Kivi 4 " + LINK));
        assertThat(health("City pagers").succeededAt()).isEqualTo(ROOMS.clock().instant());
    }

    @Test
    void aGatewayOfLevelOneIsTalkedToWithoutANameAndOneOfTwoWaysQueues() {
        GATEWAY.is(SnppGateway.Mood.LEVEL_ONE);
        settled(send(snpp, "One", false), TextState.SENT);

        GATEWAY.is(SnppGateway.Mood.TWO_WAYS);
        assertThat(settled(send(snpp, "Two", false), TextState.SENT).answer()).startsWith("960");
    }

    @Test
    void whatTheGatewayRefusesHasFailedAndWhenItHasNoTimeItIsAskedAgain() {
        GATEWAY.is(SnppGateway.Mood.NO_SUCH_PAGER);
        assertThat(settled(send(snpp, "Unknown", false), TextState.FAILED).answer())
                .isEqualTo("550 Error, Invalid Pager ID …");
        GATEWAY.is(SnppGateway.Mood.FAILS_TO_SEND);
        assertThat(settled(send(snpp, "Refused", false), TextState.FAILED).answer())
                .startsWith("554");

        GATEWAY.is(SnppGateway.Mood.GOES_AWAY_AT_SEND);
        var id = send(snpp, "Later", false);
        await().until(() -> text(id).answer() != null);
        assertThat(text(id)).matches(waits -> waits.state() == TextState.WAITING && waits.attempts() == 1);
        assertThat(health("City pagers").failure()).startsWith("421");
        GATEWAY.is(SnppGateway.Mood.GOOD);
        ROOMS.clock().passes(Duration.ofSeconds(5));
        assertThat(settled(id, TextState.SENT).attempts()).isEqualTo(2);
        assertThat(GATEWAY.pages().size() + TERMINAL.pages().size()).isEqualTo(pages + 1);
    }

    @Test
    void aPageOfWhichNobodyKnowsWhetherItWentIsNotSentAgain() {
        for (var mood : List.of(SnppGateway.Mood.HANGS_AT_SEND, SnppGateway.Mood.DROPS_AT_SEND)) {
            GATEWAY.is(mood);
            assertThat(settled(send(snpp, "Perhaps", false), TextState.FAILED).answer())
                    .contains("did not say whether it took the page");
        }
        TERMINAL.is(TapTerminal.Mood.HANGS_AT_BLOCK);
        settled(send(tap, "Perhaps", false), TextState.FAILED);
        ROOMS.clock().passes(Duration.ofHours(2));
        settled(send(snpp, "Next", false), TextState.FAILED, TextState.SENT);
        assertThat(GATEWAY.calls() + TERMINAL.calls()).isEqualTo(calls + 4);
    }

    @Test
    void aHouseThatStoppedWithAPageInHandSendsItNeverAgain() {
        var id = send(snpp, "In hand", true);
        settled(id, TextState.SENT);
        database()
                .execute(
                        "update notify.text set state = 'sending', leased_till = clock_timestamp() - interval '1 s' where id = ?",
                        id);

        assertThat(settled(id, TextState.FAILED).answer()).contains("we stopped");
        assertThat(GATEWAY.pages()).hasSize(pages + 1 - TERMINAL.pages().size());
    }

    @Test
    void anotherProtocolAndABusyDoorAreTriedLater() {
        for (var mood : List.of(SnppGateway.Mood.SPEAKS_ANOTHER_PROTOCOL, SnppGateway.Mood.BUSY_AT_THE_DOOR)) {
            GATEWAY.is(mood);
            var id = send(snpp, "Later", false);
            await().until(() -> text(id).answer() != null);
            assertThat(text(id).state()).isEqualTo(TextState.WAITING);
            TEXTS.withdraw(key());
            settled(id, TextState.WITHDRAWN);
        }
    }

    @Test
    void aPageGoesByTapInBlocksWithSumsAndALostOneGoesAgain() {
        TERMINAL.is(TapTerminal.Mood.NAKS_ONCE);
        var words =
                "Somebody is trapped, " + "and it is a long story, ".repeat(20).strip();
        var id = send(tap, words, false);

        assertThat(settled(id, TextState.SENT).answer()).isEqualTo("The terminal took it.");
        assertThat(TERMINAL.pages().getLast()).isEqualTo(new TapTerminal.Page("5551212", words + " " + LINK));
        assertThat(TERMINAL.blocks() - blocks)
                .as("three, the first of them twice")
                .isEqualTo(4);
    }

    @Test
    void aWordyTerminalWithParityIsUnderstood() {
        TERMINAL.is(TapTerminal.Mood.SLOW_AND_WORDY);
        settled(send(tap, "Hello", false), TextState.SENT);
    }

    @Test
    void whatTheTerminalNeverTakesHasFailedAndABadLineIsTriedLater() {
        TERMINAL.is(TapTerminal.Mood.TAKES_NO_SUCH_PAGE);
        assertThat(settled(send(tap, "Never", false), TextState.FAILED).answer())
                .endsWith("It said: 503 NO PAGER …");
        TERMINAL.is(TapTerminal.Mood.TAKES_IT_BACK);
        assertThat(settled(send(tap, "Back", false), TextState.FAILED).answer()).contains("took the page back");

        for (var mood : List.of(
                TapTerminal.Mood.NAKS_ALWAYS, TapTerminal.Mood.REFUSES_LOGON, TapTerminal.Mood.HANGS_UP_AT_BLOCK)) {
            TERMINAL.is(mood);
            var id = send(tap, "Later", false);
            await().until(() -> text(id).answer() != null);
            assertThat(text(id)).as("%s", mood).matches(later -> later.state() == TextState.WAITING);
            TEXTS.withdraw(key());
            settled(id, TextState.WITHDRAWN);
        }
    }

    @Test
    void aTerminalThatSaysNothingHoldsUpNobodyElse() {
        TERMINAL.is(TapTerminal.Mood.SILENT);
        var waits = send(tap, "Nobody there", false);
        var other = send(tap, "Behind it", false);
        settled(send(snpp, "Beside it", false), TextState.SENT);
        assertThat(text(waits).answer()).isNull();
        await().until(() -> text(waits).answer() != null);
        assertThat(health("Hospital pagers"))
                .matches(shown ->
                        shown.waiting() == 2 && String.valueOf(shown.failure()).contains("cannot be talked to"));
        await().until(() -> text(other).answer() != null);
        TERMINAL.is(TapTerminal.Mood.GOOD);
        ROOMS.clock().passes(Duration.ofSeconds(5));
        settled(waits, TextState.SENT);
        settled(other, TextState.SENT);
    }

    @Test
    void aBudgetHoldsBackWhatCanWaitAndNothingUrgent() {
        var few = RELAYS.add(form("snpp", "Few", GATEWAY.port(), "", 1), null);
        settled(send(few.id(), "First", false), TextState.SENT);
        var held = send(few.id(), "Held", false);
        var urgent = send(few.id(), "Trapped", true);

        settled(urgent, TextState.SENT);
        assertThat(database()
                        .fetchValue(
                                "select count(*) from notify.event where subject = ? and kind = 'text-beyond-budget'",
                                urgent))
                .isEqualTo(1L);
        assertThat(text(held).attempts()).isZero();
        assertThat(health("Few")).matches(shown -> shown.thisMinute() == 2 && shown.waiting() == 1);
        ROOMS.clock().passes(Duration.ofMinutes(1));
        settled(held, TextState.SENT);
    }

    @Test
    void aGatewayThatIsSwitchedOffGetsNothingAndItsTestSaysSo() {
        var off = RELAYS.add(form("tap", "Off", TERMINAL.port(), "", 1_000), null);
        RELAYS.change(
                off.id(),
                new RelayForm(
                        "tap",
                        "Off",
                        "127.0.0.1",
                        TERMINAL.port(),
                        "none",
                        "",
                        "",
                        "",
                        240,
                        10,
                        10,
                        false,
                        off.version()),
                null);

        assertThat(settled(send(off.id(), "Nothing", false), TextState.FAILED).answer())
                .isEqualTo("its gateway was switched off");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TEXTS.sendNow(letter(off.id(), "Test"), null))
                .matches(refused -> refused.code().equals("notify.relay-off"));
        assertThat(RELAYS.get(snpp))
                .matches(shown -> shown.passwordKept() && !shown.toString().contains("secret"));
    }

    private static UUID send(UUID relay, String words, boolean urgent) {
        return TEXTS.send(letter(relay, words).urgent(urgent));
    }

    private static Letter letter(UUID relay, String words) {
        letters++;
        return new Letter("5551212", "en", words, key()).by(new Via.Page(relay, LINK));
    }

    /** Of the letter that was written last. */
    private static String key() {
        return "page-" + letters;
    }

    private static RelayForm form(String kind, String name, int port, String login, int aMinute) {
        return new RelayForm(
                kind, name, "127.0.0.1", port, "none", login, "secret", "", 1_000, aMinute, 10_000, true, null);
    }

    private static Text settled(UUID id, TextState... states) {
        await().until(() -> List.of(states).contains(text(id).state()));
        return text(id);
    }

    private static Text text(UUID id) {
        return TEXTS.list(Slice.first(200)).items().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Health.Shown health(String name) {
        return ROOMS.door(Health.class).all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DSLContext database() {
        return ROOMS.door(DSLContext.class);
    }
}
