package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.kernel.Ids;
import throughline.voice.sip.Phone;

/** Who is let in, and how many at once. */
@Tag("in-real-time")
class AdmissionTest {
    // ASVS 2.4.1, 15.2.2
    @Test
    void moreCallsThanWeCanBearAreToldToComeBack() {
        try (var server = new VoiceUnderTest(100, 1);
                var first = new Phone(server.sipPort);
                var second = new Phone(server.sipPort)) {
            first.invites("help");
            server.awaits(CallEvent.Arrived.class);
            second.invites("help");
            assertThat(second.awaits("503", "INVITE")).contains("Retry-After: 2");
            second.acks();
            first.sendsInviteAgain("help"); // a retransmission is no new call
            first.cancels("help");
            first.awaits("487", "INVITE");
            server.awaits(CallEvent.Ended.class);
            second.invites("help");
            server.awaits(CallEvent.Arrived.class);
            assertThat(server.voice.figures().refusedOverload()).isEqualTo(1);
        }
    }

    @Test
    void moreCallsInASecondThanAllowedAreToldToComeBack() {
        try (var server = new VoiceUnderTest(1, 100);
                var first = new Phone(server.sipPort);
                var second = new Phone(server.sipPort)) {
            first.invites("help");
            server.awaits(CallEvent.Arrived.class);
            second.invites("help");
            second.awaits("503", "INVITE");
        }
    }

    // ASVS 13.2.4
    @Test
    void strangersAreForbidden() {
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
        try (var voice = Voice.open(forOthers, clock, new Ids(clock), event -> {}, VoiceUnderTest.NOBODY_WRITES);
                var phone = new Phone(settings.sipPort())) {
            phone.invites("help");
            phone.awaits("403", "INVITE");
            phone.acks();
            phone.asks("OPTIONS", "", "");
            phone.awaits("403", "OPTIONS");
            assertThat(voice.figures().refusedForbidden()).isEqualTo(2);
            assertThat(voice.figures().callsArrived()).isZero();
        }
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() {
        try (var server = new VoiceUnderTest()) {
            var clock = new SettableClock();
            var taken = VoiceUnderTest.settings(server.sipPort, 10, 10);
            assertThatThrownBy(
                            () -> Voice.open(taken, clock, new Ids(clock), event -> {}, VoiceUnderTest.NOBODY_WRITES))
                    .isInstanceOf(VoicePortTaken.class)
                    .hasMessageContaining("THROUGHLINE_WEBRTC_PORT")
                    .hasMessageContaining(String.valueOf(taken.webrtcPort()));
            var sipTaken = new VoiceSettings(
                    taken.bind(),
                    taken.advertised(),
                    taken.sipPort(),
                    taken.rtpFrom(),
                    taken.rtpTo(),
                    taken.webrtcPort() + 50,
                    taken.allowedPeers(),
                    10,
                    10,
                    taken.sessionExpires(),
                    taken.lineGrace(),
                    taken.prompts());
            assertThatThrownBy(() ->
                            Voice.open(sipTaken, clock, new Ids(clock), event -> {}, VoiceUnderTest.NOBODY_WRITES))
                    .isInstanceOf(VoicePortTaken.class)
                    .hasMessageContaining("THROUGHLINE_SIP_PORT")
                    .hasMessageContaining(String.valueOf(taken.sipPort()));
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !thread.isDaemon())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("EventScanner") || name.contains("Timer"));
        }
    }
}
