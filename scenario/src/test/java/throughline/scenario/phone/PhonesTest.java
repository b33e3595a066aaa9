package throughline.scenario.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import throughline.scenario.sound.Tone;

/** The foreign phones hear each other before they are asked to prove anything about the server. */
class PhonesTest {
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone CALLED = Tone.steady(1300);

    @Test
    void sippTalksWithSipp() throws Exception {
        int port = freePort();
        try (var called = Sipp.answers(port, "udp", CALLED);
                var caller = Sipp.calls(port, "+447700900123", "1", CALLER)) {
            called.phone()
                    .speaksTo(new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), caller.phone().port()));

            caller.wentAsPlanned(Duration.ofSeconds(15));
            called.wentAsPlanned(Duration.ofSeconds(15));

            assertThat(CALLED.isIn(caller.phone().heard(Duration.ofSeconds(1)))).isTrue();
            assertThat(CALLER.isIn(called.phone().heard(Duration.ofSeconds(1)))).isTrue();
            assertThat(CALLER.isIn(caller.phone().heard(Duration.ofSeconds(1)))).isFalse();
        }
    }

    @Test
    void baresipTalksOverTcpAndRecordsWhatItHears() throws Exception {
        int port = freePort();
        try (var called = Sipp.answers(port, "tcp", CALLED);
                var caller = new Baresip("+447700900124", "tcp", "PCMU", CALLER)) {
            caller.calls(port, "1");
            caller.isConnected();
            await().until(() -> CALLER.isIn(called.phone().heard(Duration.ofSeconds(1))));
            called.wentAsPlanned(Duration.ofSeconds(15));

            await().until(() -> caller.says("terminated"));
            assertThat(CALLED.isIn(caller.heard())).isTrue();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
