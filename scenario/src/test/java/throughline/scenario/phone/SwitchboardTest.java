package throughline.scenario.phone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import throughline.scenario.sound.Tone;

/** Our own caller, at a SIPp that answers after a second and hangs up two seconds later. */
class SwitchboardTest {
    @Test
    void aPlainCallIsAnsweredAndEnded() throws Exception {
        int port = freePort();
        try (var called = Sipp.answers(port, "udp", Tone.steady(1300));
                var board = new Switchboard(port);
                var phone = new RtpPhone(Tone.steady(700))) {
            var call = board.calls("+447700900123", "1", phone.port());

            assertThat(call.ringing().get(10, SECONDS)).isGreaterThan(call.invitedAt());
            assertThat(call.answered().get(10, SECONDS))
                    .isGreaterThan(call.ringing().get());
            assertThat(call.ended().get(10, SECONDS)).isEqualTo(200);
            called.wentAsPlanned(Duration.ofSeconds(5));
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
