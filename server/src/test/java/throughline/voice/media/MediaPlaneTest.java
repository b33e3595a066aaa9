package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("in-real-time")
class MediaPlaneTest {
    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedAndNothingIsLeftBehind() throws IOException {
        try (var first = open("127.0.0.1")) {
            int threads = mediaThreads();
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> open("127.0.0.1"))
                    .withMessage("UDP port 20740 for the browsers' sound is in use. Change the setting webrtc-port.");
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> open("no-such-host.invalid"));
            assertThat(mediaThreads()).isEqualTo(threads);
            assertThat(first.figures()).isEqualTo(new MediaFigures(0, 0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void closingEndsCallsRecordingsAndThreads() throws IOException {
        int threads = mediaThreads();
        var plane = open("127.0.0.1");
        var leg = plane.openTrunkLeg(new Told());
        var sound = plane.openSound();
        sound.caller(leg);
        var file = folder.resolve("call.wav");
        sound.record(file, Tapes.KEY);
        await().until(() -> file.toFile().length() > 8_000);
        plane.close();
        assertThat(plane.figures().rtpPortsInUse()).isZero();
        assertThat(Tapes.wav(file)).as("the recording is whole").hasSizeGreaterThan(8_000);
        assertThat(mediaThreads()).isEqualTo(threads);
    }

    @Test
    void aPromptIsSpokenByTheBuiltInVoiceInEveryLanguage() {
        var prompts = new Prompts(folder);
        for (var language : List.of("en", "sv", "et", "zh-Hant")) {
            for (var name : List.of(
                    "recording-notice",
                    "greeting",
                    "still-waiting",
                    "test-call",
                    "one-minute-left",
                    "lift-heard",
                    "lift-waits")) {
                assertThat(prompts.get(language + "/" + name))
                        .as("%s in %s", name, language)
                        .hasSizeBetween(8_000, 150_000);
            }
        }
        assertThat(prompts.get("sv/greeting")).isNotEqualTo(prompts.get("en/greeting"));
    }

    @Test
    void aClockThatWasHeldUpMakesUpForEveryTick() {
        var held = new CountDownLatch(1);
        var ticks = new AtomicInteger();
        try (var ticker = new Ticker()) {
            ticker.add(() -> {
                if (ticks.incrementAndGet() == 1) hold(held);
            });
            long begun = System.nanoTime();
            ticker.start();
            await().until(() -> System.nanoTime() - begun > 300_000_000L);
            held.countDown();
            await().until(() -> ticks.get() > 30);
            long due = (System.nanoTime() - begun) / 20_000_000L + 1;
            assertThat((long) ticks.get()).isLessThanOrEqualTo(due);
            await().until(() -> ticks.get() >= (System.nanoTime() - begun) / 20_000_000L - 1);
        }
    }

    private static void hold(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MediaPlane open(String advertised) throws IOException {
        return MediaPlane.open(
                new MediaPlane.Settings(InetAddress.getLoopbackAddress(), advertised, 20_730, 20_739, 20_740, folder));
    }

    private static int mediaThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("media-"))
                .count();
    }
}
