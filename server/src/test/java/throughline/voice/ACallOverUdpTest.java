package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.voice.CallEvent.EndReason;
import throughline.voice.sip.Phone;

/** One call from a phone that speaks SIP over UDP, seen from both of its ends. */
@Tag("in-real-time")
class ACallOverUdpTest {
    private final VoiceUnderTest server = new VoiceUnderTest();
    private final Phone phone = new Phone(server.sipPort);

    @AfterEach
    void everythingIsGivenBack() {
        phone.close();
        server.close();
        assertThat(server.voice.figures().liveCalls()).isZero();
        assertThat(server.voice.figures().rtpPortsInUse()).isZero();
    }

    private CallId arrives() {
        var arrived = server.awaits(CallEvent.Arrived.class);
        return arrived.call();
    }

    private CallId isAnswered() {
        phone.invites("help");
        var call = arrives();
        server.tell(new CallCommand.Answer(call));
        phone.isAnswered();
        server.awaits(CallEvent.Answered.class);
        return call;
    }

    @Test
    void ringsIsAnsweredAndTheCallerHangsUp() {
        phone.invites("+442079460100");
        var arrived = server.awaits(CallEvent.Arrived.class);
        assertThat(arrived.from()).isEqualTo("+447700900123");
        assertThat(arrived.displayName()).isEqualTo("Ada");
        assertThat(arrived.dialled()).isEqualTo("+442079460100");
        assertThat(arrived.peer()).isEqualTo("127.0.0.1:" + phone.port() + "/udp");
        assertThat(arrived.sipCallId()).isEqualTo(phone.callId());

        server.tell(new CallCommand.Ring(arrived.call()));
        phone.awaits("180", "INVITE");
        server.tell(new CallCommand.Answer(arrived.call()));
        var ok = phone.isAnswered();
        assertThat(ok).contains("RTP/AVP 0 101", "a=sendrecv", "Allow: INVITE", "Session-Expires: 1800;refresher=uas");
        server.awaits(CallEvent.Answered.class);

        phone.hangsUp();
        var ended = server.awaits(CallEvent.Ended.class);
        assertThat(ended.reason()).isEqualTo(EndReason.CALLER_LEFT);
        assertThat(ended.sipStatus()).isEqualTo(200);
    }

    @Test
    void theCallerHangsUpAndOurAnswerCannotReachThem() {
        isAnswered();
        phone.sends(phone.written("BYE").replace("127.0.0.1:" + phone.port() + ";branch", "127.0.0.1:0;branch"));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.CALLER_LEFT);
    }

    @Test
    void theCallerGivesUpWhileItRings() {
        phone.invites("help");
        server.tell(new CallCommand.Ring(arrives()));
        phone.awaits("180", "INVITE");
        phone.cancels("help");
        phone.awaits("487", "INVITE");
        assertThat(server.awaits(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::reason, CallEvent.Ended::sipStatus)
                .containsExactly(EndReason.CALLER_LEFT, 487);
    }

    @Test
    void theApplicationRefuses() {
        phone.invites("help");
        server.tell(new CallCommand.Refuse(arrives(), 486));
        phone.awaits("486", "INVITE");
        phone.acks();
        assertThat(server.awaits(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::reason, CallEvent.Ended::sipStatus)
                .containsExactly(EndReason.APPLICATION, 486);
    }

    @Test
    void anInviteSentTwiceIsOneCallAndOneAnswer() {
        phone.invites("help");
        phone.sendsInviteAgain("help");
        var call = arrives();
        server.tell(new CallCommand.Answer(call));
        var first = phone.awaits("200", "INVITE");
        phone.sendsInviteAgain("help");
        var again = phone.awaits("200", "INVITE");
        assertThat(Phone.header(again, "To")).isEqualTo(Phone.header(first, "To"));
        phone.acks();
        server.awaits(CallEvent.Answered.class);
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
        assertThat(server.voice.figures().callsArrived()).isEqualTo(1);
    }

    @Test
    void ourAnswerIsRepeatedUntilItIsAcknowledged() {
        phone.invites("help");
        server.tell(new CallCommand.Answer(arrives()));
        phone.awaits("200", "INVITE");
        phone.awaits("200", "INVITE");
        phone.awaits("200", "INVITE");
        phone.acks();
        server.awaits(CallEvent.Answered.class);
    }

    @Test
    void aPhoneThatNeverAcknowledgesIsGivenUp() {
        phone.invites("help");
        server.tell(new CallCommand.Answer(arrives()));
        phone.awaits("200", "INVITE");
        server.clock.passes(Duration.ofSeconds(32));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.PEER_SILENT);
        phone.awaitsRequest("BYE");
    }

    @Test
    void theApplicationHangsUp() {
        var call = isAnswered();
        server.tell(new CallCommand.HangUp(call));
        phone.answers(phone.awaitsRequest("BYE"), "200 OK");
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.APPLICATION);
    }

    @Test
    void anInviteWithoutOfferGetsOursAndAnswersInItsAck() {
        phone.invites("help", "", "");
        server.tell(new CallCommand.Answer(arrives()));
        var ok = phone.awaits("200", "INVITE");
        assertThat(ok).contains("RTP/AVP 0 8 101");
        phone.acks(Phone.SDP);
        server.awaits(CallEvent.Answered.class);
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
    }

    @Test
    void anOfferOfOursThatIsNeverAnsweredEndsTheCall() {
        phone.invites("help", "", "");
        server.tell(new CallCommand.Answer(arrives()));
        phone.awaits("200", "INVITE");
        phone.acks();
        assertThat(server.awaits(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::reason, CallEvent.Ended::sipStatus)
                .containsExactly(EndReason.FAILED, 488);
        phone.awaitsRequest("BYE");
    }

    @Test
    void theCallerHoldsAndResumes() {
        for (var held : List.of(
                Phone.SDP.replace("sendrecv", "sendonly"),
                Phone.SDP.replace("sendrecv", "inactive"),
                Phone.SDP.replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"))) {
            isAnswered();
            phone.asks("INVITE", held, "");
            assertThat(phone.awaits("200", "INVITE")).doesNotContain("a=sendrecv");
            phone.acks();
            assertThat(server.awaits(CallEvent.Held.class).byAgent()).isFalse();
            phone.asks("INVITE", Phone.SDP, "");
            assertThat(phone.awaits("200", "INVITE")).contains("a=sendrecv");
            phone.acks();
            assertThat(server.awaits(CallEvent.Resumed.class).byAgent()).isFalse();
            phone.hangsUp();
            server.awaits(CallEvent.Ended.class);
        }
    }

    @Test
    void aReInviteWithoutOfferGetsOurs() {
        isAnswered();
        phone.asks("INVITE", "", "");
        assertThat(phone.awaits("200", "INVITE")).contains("RTP/AVP 0 8 101");
        phone.acks(Phone.SDP);
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
    }

    @Test
    void anUpdateMayHoldAndAnEmptyOneOnlyRefreshes() {
        isAnswered();
        phone.asks("UPDATE", Phone.SDP.replace("sendrecv", "sendonly"), "");
        assertThat(phone.awaits("200", "UPDATE")).contains("a=recvonly");
        server.awaits(CallEvent.Held.class);
        phone.asks("UPDATE", "", "");
        phone.awaits("200", "UPDATE");
    }

    @Test
    void keysComeBySipInfo() {
        isAnswered();
        phone.asks("INFO", "Signal=5\r\nDuration=160\r\n", "Content-Type: application/dtmf-relay\r\n");
        phone.awaits("200", "INFO");
        assertThat(server.awaits(CallEvent.DigitPressed.class).digit()).isEqualTo('5');
        phone.asks("INFO", "#", "Content-Type: application/dtmf\r\n");
        phone.awaits("200", "INFO");
        assertThat(server.awaits(CallEvent.DigitPressed.class).digit()).isEqualTo('#');
        phone.asks("INFO", "<xml/>", "Content-Type: application/media_control+xml\r\n");
        phone.awaits("415", "INFO");
    }

    @Test
    void weRefreshTheSessionOfAPhoneThatCannot() {
        isAnswered();
        server.clock.passes(Duration.ofMinutes(15));
        var refresh = phone.awaitsRequest("INVITE");
        assertThat(refresh).contains("RTP/AVP 0 101", "Session-Expires: 1800;refresher=uac");
        phone.answers(refresh, "200 OK", Phone.SDP, "");
        phone.awaitsRequest("ACK");
        server.clock.passes(Duration.ofMinutes(14));
        phone.hangsUp();
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.CALLER_LEFT);
    }

    @Test
    void aPhoneThatForgotTheCallEndsIt() {
        isAnswered();
        server.clock.passes(Duration.ofMinutes(15));
        phone.answers(phone.awaitsRequest("INVITE"), "481 Gone");
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.PEER_SILENT);
    }

    @Test
    void aPhoneThatPromisedToRefreshAndDoesNotIsGivenUp() {
        phone.invites("help", Phone.SDP, "Supported: timer\r\nSession-Expires: 90\r\nAllow: INVITE, UPDATE\r\n");
        server.tell(new CallCommand.Answer(arrives()));
        assertThat(phone.isAnswered()).contains("Session-Expires: 90;refresher=uac", "Require: timer");
        server.awaits(CallEvent.Answered.class);
        server.clock.passes(Duration.ofSeconds(59));
        phone.asks("UPDATE", "", "");
        phone.awaits("200", "UPDATE");
        phone.asks("INFO", "1", "Content-Type: application/dtmf\r\n");
        server.awaits(CallEvent.DigitPressed.class); // so the refresh before it has been noted
        server.clock.passes(Duration.ofSeconds(60));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.PEER_SILENT);
        phone.awaitsRequest("BYE");
    }

    @Test
    void aSessionIntervalThatIsTooShortIsRefused() {
        phone.invites("help", Phone.SDP, "Supported: timer\r\nSession-Expires: 30\r\n");
        assertThat(phone.awaits("422", "INVITE")).contains("Min-SE: 90");
    }

    @Test
    void weAnswerWhetherWeAreThere() {
        phone.asks("OPTIONS", "", "");
        assertThat(phone.awaits("200", "OPTIONS")).contains("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");
    }

    @Test
    void theServerThatStopsSaysGoodbyeToEveryCall() {
        isAnswered();
        server.voice.close();
        phone.awaitsRequest("BYE");
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.SHUTDOWN);
    }
}
