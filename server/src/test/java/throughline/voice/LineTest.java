package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.voice.CallEvent.EndReason;
import throughline.voice.CallEvent.OfferEnd;
import throughline.voice.sip.Phone;

/** An agent's line: what her browser says and sees while calls come and go. */
@Tag("in-real-time")
class LineTest {
    private final VoiceUnderTest server = new VoiceUnderTest();
    private final Phone phone = new Phone(server.sipPort);
    private final LineId ana = new LineId(UUID.randomUUID());

    @AfterEach
    void close() {
        phone.close();
        server.close();
        assertThat(server.voice.figures().liveCalls()).isZero();
        assertThat(server.voice.figures().rtpPortsInUse()).isZero();
        assertThat(server.voice.figures().linesUp()).isZero();
    }

    private CallId waits() {
        phone.invites("help");
        var call = server.awaits(CallEvent.Arrived.class).call();
        server.tell(new CallCommand.Answer(call));
        phone.isAnswered();
        server.awaits(CallEvent.Answered.class);
        return call;
    }

    private CallId talksWith(BrowserTab tab) {
        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of("from", "+447700900123")));
        tab.awaitsState("ringing");
        tab.says("answer", call);
        tab.awaitsState("talking");
        server.awaits(CallEvent.Bridged.class);
        return call;
    }

    private OfferEnd refusal(CallId call) {
        var refused = server.awaits(CallEvent.OfferRefused.class);
        assertThat(refused.call()).isEqualTo(call);
        assertThat(refused.line()).isEqualTo(ana);
        return refused.why();
    }

    @Test
    void anOfferRingsIsDrawnAnsweredAndHungUp() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        assertThat(server.awaits(CallEvent.LineUp.class).line()).isEqualTo(ana);
        assertThat(server.voice.lineIsUp(ana)).isTrue();

        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of("queue", "breakdown")));
        var ringing = tab.awaitsState("ringing");
        assertThat(ringing.path("id").asString()).isEqualTo(call.toString());
        assertThat(ringing.path("card").path("queue").asString()).isEqualTo("breakdown");
        assertThat(ringing.path("answeredAt").isNull()).isTrue();
        tab.says("drawn", call);
        server.awaits(CallEvent.OfferDrawn.class);

        tab.says("answer", call);
        assertThat(tab.awaitsState("talking").path("answeredAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
        server.awaits(CallEvent.Bridged.class);
        assertThat(tab.awaitsType("levels").path("caller").isInt()).isTrue();

        tab.says("hang-up", call);
        tab.awaitsNoCall();
        phone.answers(phone.awaitsRequest("BYE"), "200 OK");
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.AGENT_HUNG_UP);
    }

    @Test
    void theCallerHangsUpOnTheAgent() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        talksWith(tab);
        phone.hangsUp();
        tab.awaitsNoCall();
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.CALLER_HUNG_UP);
    }

    @Test
    void theNoticeIsHeardBeforeTheTwoAreConnected() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = waits();
        server.tell(new CallCommand.Play(call, List.of("en/recording-notice"), 1, true));
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        tab.says("answer", call);
        tab.awaitsState("connecting");
        tab.awaitsState("talking");
        server.awaits(CallEvent.Bridged.class);
    }

    @Test
    void anAgentWhoIsFasterThanTheAnswerWaitsForTheNoticeToo() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        phone.invites("help");
        var call = server.awaits(CallEvent.Arrived.class).call();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        tab.says("answer", call);
        tab.awaitsState("connecting");

        server.tell(new CallCommand.Play(call, List.of("en/recording-notice"), 1, true));
        server.tell(new CallCommand.Answer(call));
        phone.isAnswered();
        server.awaits(CallEvent.Answered.class);
        phone.hangsUp();
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.CALLER_LEFT);
    }

    @Test
    void aNoticeThatComesTooLateDoesNotTakeTheTalkAway() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = talksWith(tab);
        server.tell(new CallCommand.Play(call, List.of(), 0, true));
        tab.awaitsType("levels");
        tab.awaitsType("levels");
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
        assertThat(server.heard(CallEvent.PromptsHeard.class)).isFalse();
    }

    @Test
    void theAgentHoldsMutesAndResumes() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = talksWith(tab);
        tab.says("hold", call);
        tab.awaitsState("held");
        assertThat(server.awaits(CallEvent.Held.class).byAgent()).isTrue();
        tab.says("resume", call);
        tab.awaitsState("talking");
        assertThat(server.awaits(CallEvent.Resumed.class).byAgent()).isTrue();
        tab.says("mute", Map.of("call", call.toString(), "on", true));
        tab.awaits(view -> view.path("call").path("muted").asBoolean());
        assertThat(server.awaits(CallEvent.Muted.class).muted()).isTrue();
    }

    @Test
    void theAgentSeesThatTheCallerHolds() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        talksWith(tab);
        phone.asks("INVITE", Phone.SDP.replace("sendrecv", "sendonly"), "");
        phone.awaits("200", "INVITE");
        phone.acks();
        tab.awaits(view -> view.path("call").path("heldByCaller").asBoolean());
    }

    @Test
    void anOfferIsDeclinedOrWithdrawn() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        tab.says("decline", call);
        tab.awaitsNoCall();
        assertThat(refusal(call)).isEqualTo(OfferEnd.DECLINED);

        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        server.tell(new CallCommand.Withdraw(call, ana));
        tab.awaitsNoCall();
        assertThat(refusal(call)).isEqualTo(OfferEnd.WITHDRAWN);
    }

    @Test
    void aLineWithoutSoundOrWithACallTakesNoOffer() {
        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        assertThat(refusal(call)).isEqualTo(OfferEnd.LINE_DOWN);

        var tab = new BrowserTab(server, ana, "one").comesUp();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        try (var second = new Phone(server.sipPort)) {
            second.invites("help");
            var other = server.awaits(CallEvent.Arrived.class).call();
            server.tell(new CallCommand.Offer(other, ana, Map.of()));
            assertThat(refusal(other)).isEqualTo(OfferEnd.LINE_BUSY);
            second.cancels("help");
            second.awaits("487", "INVITE");
        }
    }

    @Test
    void theCallerLeavesWhileItRings() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        phone.hangsUp();
        tab.awaitsNoCall();
        assertThat(server.awaits(CallEvent.Ended.class).call()).isEqualTo(call);
        assertThat(server.heard(CallEvent.OfferRefused.class))
                .as("it is no refusal of hers")
                .isFalse();
    }

    @Test
    void theSoundIsLostWhileItRings() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = waits();
        server.tell(new CallCommand.Offer(call, ana, Map.of()));
        tab.awaitsState("ringing");
        tab.soundIsLost();
        assertThat(refusal(call)).isEqualTo(OfferEnd.LINE_DOWN);
        tab.awaits(view -> view.path("sound").asString().equals("lost"));
    }

    @Test
    void aReloadedPageKeepsItsCall() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        talksWith(tab);
        tab.leaves();
        server.awaits(CallEvent.LineDown.class);
        server.clock.passes(Duration.ofSeconds(9));
        var again = new BrowserTab(server, ana, "one");
        assertThat(again.awaitsState("talking").path("card").path("from").asString())
                .isEqualTo("+447700900123");
        again.comesUp();
        server.clock.passes(Duration.ofSeconds(9));
        again.awaitsType("levels");
        assertThat(server.others()).noneMatch(event -> event instanceof CallEvent.LineLeft);
    }

    @Test
    void aReloadedPageMayBeFasterThanTheEndOfItsOldSocket() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        talksWith(tab);
        var again = new BrowserTab(server, ana, "one");
        tab.leaves();
        again.comesUp();
        assertThat(again.awaitsType("levels")).isNotNull();
    }

    @Test
    void aPageThatStaysAwayLeavesTheCall() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = talksWith(tab);
        tab.leaves();
        server.awaits(CallEvent.LineDown.class);
        server.clock.passes(Duration.ofSeconds(10));
        var left = server.awaits(CallEvent.LineLeft.class);
        assertThat(left.call()).isEqualTo(call);
        assertThat(new BrowserTab(server, ana, "one").awaitsNoCall()).isNotNull();
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
    }

    @Test
    void aSecondTabOnlyLooksOnUntilItTakesOver() {
        var first = new BrowserTab(server, ana, "one").comesUp();
        var call = talksWith(first);
        var second = new BrowserTab(server, ana, "two");
        assertThat(second.awaitsState("talking")).isNotNull();
        second.says("hang-up", call);
        assertThat(second.awaitsType("refused").path("code").asString()).isEqualTo("line.view-only");

        second.says("take-over", Map.of());
        second.awaits(view -> view.path("role").asString().equals("active"));
        first.awaits(view -> view.path("role").asString().equals("view-only"));
        second.comesUp();
        second.says("hang-up", call);
        second.awaitsNoCall();
    }

    // ASVS 7.4.1
    @Test
    void signingOutDropsTheLineAndTheCallerGoesOnWaiting() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        talksWith(tab);
        server.voice.dropLine(ana, "Signed out.");
        server.awaits(CallEvent.LineDown.class);
        server.awaits(CallEvent.LineLeft.class);
        assertThat(tab.closedWhy).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("Signed out.");
        assertThat(server.voice.figures().liveCalls()).isEqualTo(1);
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheLineStays() {
        var tab = new BrowserTab(server, ana, "one");
        for (var bad : List.of(
                "",
                "null",
                "[]",
                "{",
                "{\"type\":7}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"answer\"}",
                "{\"type\":\"mute\",\"call\":\"x\",\"on\":\"yes\"}",
                "{\"type\":\"open\",\"sdp\":\"no sdp\"}",
                "{\"type\":\"hello\",\"tab\":\"" + "x".repeat(101) + "\"}",
                "[".repeat(20_000),
                "x".repeat(40_000))) {
            tab.saysRaw(bad);
            assertThat(tab.awaitsType("refused").path("code").asString()).startsWith("line.");
        }
        assertThat(server.voice.figures().lineMessagesRefused()).isEqualTo(12);
        tab.comesUp();
    }

    @Test
    void answersBeforeTheSoundIsUpAreRefusedInWords() {
        var tab = new BrowserTab(server, ana, "one").comesUp();
        var call = talksWith(tab);
        tab.says("close", Map.of());
        tab.says("answer", call);
        assertThat(tab.awaitsType("refused").path("code").asString()).isEqualTo("line.no-sound");
    }
}
