package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.voice.CallEvent.EndReason;
import throughline.voice.sip.Phone;

/** A call that we place through the trunk; the phone is the trunk. */
@Tag("in-real-time")
class PlacedCallTest {
    private final VoiceUnderTest server = new VoiceUnderTest();
    private final Phone trunk = new Phone(server.sipPort);
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void everythingIsGivenBack() {
        trunk.close();
        server.close();
        assertThat(server.voice.figures().liveCalls()).isZero();
        assertThat(server.voice.figures().trunkLegs()).isZero();
    }

    private String isPlaced() {
        server.tell(new CallCommand.Dial(call, "+447700900123", "+442079460100", "127.0.0.1:" + trunk.port()));
        return trunk.awaitsRequest("INVITE");
    }

    @Test
    void ringsIsAnsweredAndTheCalledHangsUp() {
        var invite = isPlaced();
        assertThat(invite)
                .startsWith("INVITE sip:+447700900123@127.0.0.1:" + trunk.port())
                .contains("RTP/AVP 0 8 101", "Supported: timer", "Session-Expires: 1800");
        assertThat(Phone.header(invite, "From")).startsWith("<sip:+442079460100@127.0.0.1>");
        trunk.answers(invite, "180 Ringing");
        server.awaits(CallEvent.Ringing.class);
        trunk.answers(invite, "200 OK", Phone.SDP, "");
        trunk.awaitsRequest("ACK");
        server.awaits(CallEvent.Answered.class);
        trunk.asksWithin(invite, "BYE");
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.CALLER_LEFT);
    }

    @Test
    void isRefused() {
        trunk.answers(isPlaced(), "486 Busy Here");
        assertThat(server.awaits(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::reason, CallEvent.Ended::sipStatus)
                .containsExactly(EndReason.FAILED, 486);
        trunk.awaitsRequest("ACK");
    }

    @Test
    void isTakenBackWhileItRings() {
        var invite = isPlaced();
        trunk.answers(invite, "180 Ringing");
        server.awaits(CallEvent.Ringing.class);
        server.tell(new CallCommand.HangUp(call));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.APPLICATION);
        trunk.answers(trunk.awaitsRequest("CANCEL"), "200 OK");
        trunk.answers(invite, "487 Request Terminated");
        trunk.awaitsRequest("ACK");
    }

    @Test
    void isTakenBackBeforeAnybodyHeardOfIt() {
        var invite = isPlaced();
        server.tell(new CallCommand.HangUp(call));
        server.awaits(CallEvent.Ended.class);
        trunk.answers(invite, "180 Ringing");
        trunk.awaitsRequest("CANCEL");
    }

    @Test
    void isTakenBackJustTooLate() {
        var invite = isPlaced();
        server.tell(new CallCommand.HangUp(call));
        server.awaits(CallEvent.Ended.class);
        trunk.answers(invite, "200 OK", Phone.SDP, "");
        trunk.awaitsRequest("ACK");
        trunk.awaitsRequest("BYE");
    }

    @Test
    void isAnsweredWithoutSoundThatWeSpeak() {
        trunk.answers(isPlaced(), "200 OK", Phone.SDP.replace("RTP/AVP 0 8 101", "RTP/AVP 9"), "");
        assertThat(server.awaits(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::reason, CallEvent.Ended::sipStatus)
                .containsExactly(EndReason.FAILED, 488);
        trunk.awaitsRequest("ACK");
        trunk.awaitsRequest("BYE");
    }

    @Test
    void hasATrunkThatIsNoAddress() {
        server.tell(new CallCommand.Dial(call, "+447700900123", "+442079460100", "not a trunk"));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(EndReason.FAILED);
    }

    @Test
    void hasATcpTrunkThatIsNotThere() {
        server.tell(new CallCommand.Dial(call, "+447700900123", "+442079460100", "127.0.0.1:9;transport=tcp"));
        assertThat(server.awaits(CallEvent.Ended.class).reason()).isIn(EndReason.PEER_SILENT, EndReason.FAILED);
    }
}
