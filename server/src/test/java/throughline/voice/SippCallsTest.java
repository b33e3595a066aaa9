package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls from SIPp, a SIP implementation that is not ours, over UDP and over one TCP connection. */
@EnabledIf("sippIsInstalled")
@Tag("in-real-time")
class SippCallsTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");

    static boolean sippIsInstalled() {
        return Files.isExecutable(SIPP);
    }

    @ParameterizedTest
    @CsvSource({"u1, 10, 40", "t1, 10, 40"})
    void everyCallIsAnsweredAndEnds(String transport, int callsPerSecond, int calls)
            throws IOException, InterruptedException {
        try (var server = new VoiceUnderTest()) {
            server.application(event -> {
                if (event instanceof CallEvent.Arrived arrived) {
                    server.tell(new CallCommand.Ring(arrived.call()));
                    server.tell(new CallCommand.Answer(arrived.call()));
                    server.tell(new CallCommand.Play(arrived.call(), List.of(), 0, true));
                }
            });
            var sipp = new ProcessBuilder(
                            SIPP.toString(),
                            "127.0.0.1:" + server.sipPort,
                            "-sf",
                            Path.of("src/test/resources/sip/caller.xml").toString(),
                            "-t",
                            transport,
                            "-i",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(server.sipPort + 90),
                            "-mp",
                            String.valueOf(server.sipPort + 92),
                            "-r",
                            String.valueOf(callsPerSecond),
                            "-m",
                            String.valueOf(calls),
                            "-timeout",
                            "40",
                            "-nostdin")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            try {
                assertThat(sipp.waitFor(50, TimeUnit.SECONDS)).isTrue();
                assertThat(sipp.exitValue()).as("SIPp counted failed calls").isZero();
            } finally {
                sipp.destroyForcibly();
            }
            for (int ended = 0; ended < calls; ended++) {
                assertThat(server.awaits(CallEvent.Ended.class).reason()).isEqualTo(CallEvent.EndReason.CALLER_LEFT);
            }
            server.nothingIsLeft();
        }
    }
}
