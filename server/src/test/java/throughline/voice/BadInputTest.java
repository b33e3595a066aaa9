package throughline.voice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.voice.sip.Phone;

/** Whatever comes, it is answered or dropped and counted, and the next good call works. */
@Tag("in-real-time")
class BadInputTest {
    private final VoiceUnderTest server = new VoiceUnderTest();
    private final Phone phone = new Phone(server.sipPort);

    @AfterEach
    void theNextGoodCallWorks() {
        phone.invites("help");
        server.tell(
                new CallCommand.Answer(server.awaits(CallEvent.Arrived.class).call()));
        phone.isAnswered();
        server.awaits(CallEvent.Answered.class);
        phone.hangsUp();
        server.awaits(CallEvent.Ended.class);
        assertThat(server.voice.figures().liveCalls()).isZero();
        phone.close();
        server.close();
    }

    /** Waits until a counter has come to a value: what is dropped cannot be awaited otherwise. */
    private void comesTo(long expected, ToLongFunction<VoiceFigures> counter) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (counter.applyAsLong(server.voice.figures()) < expected && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            Thread.yield();
        }
        assertThat(counter.applyAsLong(server.voice.figures())).isEqualTo(expected);
    }

    @Test
    void datagramsThatAreNoSip() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var noise = new byte[1 + random.nextInt(1400)];
            random.nextBytes(noise);
            noise[0] = 'x';
            phone.sends(noise);
        }
        phone.sends("INVITE sip:help@127.0.0.1 SIP/2.0\r\n\r\n");
        phone.sends("INVITE\r\n\r\n");
        phone.sends("SIP/2.0 banana\r\n\r\n");
        comesTo(203, VoiceFigures::malformedDropped);
    }

    @Test
    void aGoodInviteCutOffAnywhere() {
        var whole = phone.beginsCall().request("INVITE", "help", Phone.SDP, "");
        int cuts = 0;
        for (int length = 1; length < whole.indexOf("v=0"); length += 7) {
            phone.sends(whole.substring(0, length));
            cuts++;
        }
        comesTo(cuts, VoiceFigures::malformedDropped);
        assertThat(server.voice.figures().callsArrived()).isZero();
    }

    // ASVS 1.4.2
    @Test
    void aContentLengthThatLies() {
        var good = phone.beginsCall().request("INVITE", "help", Phone.SDP, "");
        phone.sends(good.replaceFirst("Content-Length: \\d+", "Content-Length: 9999"));
        phone.sends(good.replaceFirst("Content-Length: \\d+", "Content-Length: -5"));
        phone.sends(good.replaceFirst("Content-Length: \\d+", "Content-Length: many"));
        comesTo(3, VoiceFigures::malformedDropped);
        assertThat(server.voice.figures().callsArrived()).isZero();
    }

    @Test
    void anOfferWithoutAudio() {
        phone.invites("help", Phone.SDP.replace("m=audio 21999 RTP/AVP 0 8 101", "m=video 21999 RTP/AVP 96"), "");
        phone.awaits("488", "INVITE");
        phone.acks();
        phone.invites("help", Phone.SDP.replace("RTP/AVP 0 8 101", "RTP/AVP 9 18"), "");
        phone.awaits("488", "INVITE");
        phone.acks();
        assertThat(server.voice.figures().unacceptableSdp()).isEqualTo(2);
    }

    @Test
    void methodsThatWeDoNotKnow() {
        for (var method : new String[] {"SUBSCRIBE", "PUBLISH", "REFER", "NOTIFY", "PRACK", "BREW"}) {
            phone.asks(method, "", "");
            assertThat(phone.awaits("405", method))
                    .contains("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, MESSAGE");
        }
        assertThat(server.voice.figures().unknownMethods()).isEqualTo(6);
    }

    /** Never more at once than the kernel keeps for a busy socket: what it drops nobody can count. */
    @Test
    void tenThousandRegistrations() {
        for (int i = 1; i <= 10_000; i++) {
            phone.asks("REGISTER", "", "");
            if (i % 50 == 0) {
                phone.awaits("405", "REGISTER");
                comesTo(i, VoiceFigures::unknownMethods);
            }
        }
    }

    @Test
    void requestsOfACallThatWeDoNotHave() {
        phone.asks("BYE", "", "");
        phone.awaits("481", "BYE");
        phone.asks("UPDATE", "", "");
        phone.awaits("481", "UPDATE");
        phone.cancels("help");
        phone.awaits("481", "CANCEL");
        assertThat(server.voice.figures().foreignDialogs()).isEqualTo(3);
    }

    @Test
    void aByeWithTheTagOfAnotherCall() {
        try (var victim = new Phone(server.sipPort)) {
            victim.invites("help");
            server.tell(new CallCommand.Answer(
                    server.awaits(CallEvent.Arrived.class).call()));
            victim.isAnswered();
            server.awaits(CallEvent.Answered.class);
            var forged = victim.request("BYE", "help", "", "")
                    .replace(";tag=" + victim.remoteTag(), ";tag=guess")
                    .replace("branch=", "branch=z9hG4bKforged")
                    .replace("127.0.0.1:" + victim.port(), "127.0.0.1:" + phone.port())
                    .replace("CSeq: 1", "CSeq: 2");
            phone.sends(forged);
            phone.awaits("481", "BYE");
            assertThat(server.others()).isEmpty();
            victim.hangsUp();
            server.awaits(CallEvent.Ended.class);
        }
    }

    @Test
    void overTcpAMessageThatNeverEnds() throws IOException {
        assertThat(isClosedAfter("INVITE sip:help@127.0.0.1 SIP/2.0\r\nX-Long: " + "a".repeat(100_000)))
                .isTrue();
    }

    @Test
    void overTcpABodyThatIsTooLarge() throws IOException {
        var huge = phone.beginsCall()
                .request("INVITE", "help", Phone.SDP, "")
                .replace("SIP/2.0/UDP", "SIP/2.0/TCP")
                .replaceFirst("Content-Length: \\d+", "Content-Length: 40000000");
        assertThat(isClosedAfter(huge)).isTrue();
    }

    @Test
    void overTcpNoise() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.sipPort)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\nbla bla\r\n\r\n".getBytes(US_ASCII));
            comesTo(2, VoiceFigures::malformedDropped);
        }
    }

    private boolean isClosedAfter(String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.sipPort)) {
            socket.setSoTimeout(8000);
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
