package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.voice.sip.Phone.header;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.kernel.Ids;
import throughline.voice.sip.Phone;

/** What comes in and is no call: from whom, how often it counts, and where the answer goes. */
@Tag("in-real-time")
class LettersTest {
    private static final String PLAIN = "Content-Type: Text/Plain;charset=utf-8\r\n";

    @Test
    void aLetterIsReadOnceHoweverOftenItsWireRepeatsIt() throws InterruptedException {
        try (var server = new VoiceUnderTest();
                var phone = new Phone(server.sipPort)) {
            var letter = phone.beginsCall().request("MESSAGE", "help", "up and down", PLAIN);
            phone.sends(letter);
            phone.sends(letter);
            phone.awaits("200", "MESSAGE");
            var answer = phone.awaitsRequest("MESSAGE");
            phone.answers(answer, "200 OK");
            assertThat(answer).endsWith("\r\n\r\nup and down").doesNotContain("Contact:");
            assertThat(answer).startsWith("MESSAGE sip:ada@127.0.0.1:" + phone.port() + " SIP/2.0");
            assertThat(header(answer, "To")).contains("<sip:+447700900123@127.0.0.1>");
            assertThat(header(answer, "From")).contains("<sip:help@127.0.0.1>");
            assertThat(header(answer, "Call-ID")).isNotEqualTo(phone.callId());
            assertThat(server.written.poll(1, TimeUnit.SECONDS))
                    .returns("127.0.0.1", Letter::peer)
                    .returns("text/plain", Letter::type);
            phone.sends(letter);
            phone.awaits("200", "MESSAGE");
            assertThat(server.written).isEmpty();
        }
    }

    @Test
    void whoeverWritesWithinACallIsReadAndTalksOn() {
        try (var server = new VoiceUnderTest();
                var phone = new Phone(server.sipPort)) {
            phone.invites("help");
            server.tell(new CallCommand.Answer(
                    server.awaits(CallEvent.Arrived.class).call()));
            phone.isAnswered();
            phone.asks("MESSAGE", "still inside", PLAIN);
            phone.awaits("200", "MESSAGE");
            var answer = phone.awaitsRequest("MESSAGE");
            phone.answers(answer, "200 OK");
            assertThat(answer).endsWith("still inside");
            phone.hangsUp();
            server.awaits(CallEvent.Ended.class);
        }
    }

    @Test
    void theAnswerGoesWhereTheLetterCameFromAndNowhereElse() {
        try (var server = new VoiceUnderTest();
                var phone = new Phone(server.sipPort);
                var other = new Phone(server.sipPort)) {
            phone.sends(phone.beginsCall()
                    .request("MESSAGE", "help", "up", PLAIN)
                    .replaceFirst("Contact: .*", "Contact: <sip:victim@192.0.2.7:" + other.port() + ">"));
            phone.awaits("200", "MESSAGE");
            var answer = phone.awaitsRequest("MESSAGE");
            phone.answers(answer, "200 OK");
            assertThat(answer).startsWith("MESSAGE sip:victim@127.0.0.1:" + phone.port() + " SIP/2.0");

            phone.sends(phone.beginsCall()
                    .request("MESSAGE", "help", "down", PLAIN)
                    .replaceFirst("Contact: .*", "Contact: <sip:lift@127.0.0.1:" + other.port() + ">"));
            phone.awaits("200", "MESSAGE");
            var elsewhere = other.awaitsRequest("MESSAGE");
            other.answers(elsewhere, "200 OK");
            assertThat(elsewhere).as("another port of the same device").endsWith("down");
        }
    }

    @Test
    void aLetterMayComeFromAnybodyAndACallMayNot() {
        var settings = VoiceUnderTest.settings(VoiceUnderTest.freeBlock(), 100, 100);
        var forOthers = new VoiceSettings(
                settings.bind(),
                settings.advertised(),
                settings.sipPort(),
                settings.rtpFrom(),
                settings.rtpTo(),
                settings.webrtcPort(),
                List.of("192.0.2.0/24"),
                settings.callsPerSecond(),
                settings.maxCalls(),
                settings.sessionExpires(),
                settings.lineGrace(),
                settings.prompts());
        var clock = new SettableClock();
        Letters echo = (letter, reply) -> reply.accept(new Letter.Reply.Within("text/plain", letter.body()));
        try (var voice = Voice.open(forOthers, clock, new Ids(clock), event -> {}, echo);
                var stranger = new Phone(settings.sipPort())) {
            stranger.invites("help");
            stranger.awaits("403", "INVITE");
            stranger.acks();
            stranger.sends(stranger.beginsCall().request("MESSAGE", "help", "stuck", PLAIN));
            assertThat(stranger.awaits("200", "MESSAGE")).endsWith("\r\n\r\nstuck");
            assertThat(voice.figures().callsArrived()).isZero();
        }
    }

    @Test
    void moreThanWeCanBearAreAskedToComeAgain() {
        try (var server = new VoiceUnderTest(2, 10);
                var phone = new Phone(server.sipPort)) {
            for (int i = 0; i < 2; i++) {
                phone.sends(phone.beginsCall().request("MESSAGE", "help", "up", PLAIN));
                phone.awaits("200", "MESSAGE");
                phone.answers(phone.awaitsRequest("MESSAGE"), "200 OK");
            }
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                phone.sends(phone.beginsCall().request("MESSAGE", "help", "up", PLAIN));
            }
            while (refused == 0) {
                var heard = phone.hears();
                refused += heard.startsWith("SIP/2.0 503") ? 1 : 0;
                assertThat(refused == 0 || heard.contains("Retry-After: 2")).isTrue();
            }
            assertThat(server.voice.figures().refusedOverload()).isPositive();
        }
    }

    @Test
    void whereNobodyReadsLettersThatIsSaid() {
        var settings = VoiceUnderTest.settings(VoiceUnderTest.freeBlock(), 100, 100);
        var clock = new SettableClock();
        try (var voice = Voice.open(settings, clock, new Ids(clock), event -> {}, VoiceUnderTest.NOBODY_WRITES);
                var phone = new Phone(settings.sipPort())) {
            phone.sends(phone.beginsCall().request("MESSAGE", "help", "up", PLAIN));
            assertThat(phone.awaits("405", "MESSAGE")).contains("Allow: INVITE");
            assertThat(voice.figures().liveCalls()).isZero();
        }
    }
}
