package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.media.rtp.G711;

/** A real browser on the real wire: it takes some seconds, and finds what no vector would. */
@Tag("in-real-time")
class BrowserLegTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A square wave of 500 Hz at a quarter of full scale. */
    private static final byte LOUD = G711.mu(8000);

    private static final byte LOUD_BELOW = G711.mu(-8000);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private final Told told = new Told();
    private final AtomicReference<BrowserLeg> leg = new AtomicReference<>();
    private MediaPlane plane;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(AgentsBrowser.isInstalled(), "Chromium is not installed");
        plane = MediaPlane.open(new MediaPlane.Settings(
                InetAddress.getLoopbackAddress(),
                "127.0.0.1",
                20_700,
                20_719,
                20_720,
                folder,
                Duration.ofSeconds(6),
                null));
    }

    @AfterEach
    void close() {
        if (plane != null) plane.close();
    }

    @Test
    void callerAndAgentHearEachOtherUntilTheBrowserIsGone() throws Exception {
        try (var agent = new AgentsBrowser(folder.resolve("profile"), this::answer);
                var caller = new Phone()) {
            awaitTold("up");
            var trunk = plane.openTrunkLeg(new Told());
            trunk.connect(caller.address(), Codec.PCMU, -1);
            var sound = plane.openSound();
            sound.caller(trunk);
            sound.talkWith(Objects.requireNonNull(leg.get()));

            try (var talk = new Talk(() -> caller.sends(0, tone(), trunk.localPort()))) {
                await().atMost(PATIENCE).until(() -> agent.hears() > 0.2);
                await().atMost(PATIENCE).until(() -> sound.levels().agent() > -30);
                await().atMost(PATIENCE).until(() -> loudness(caller.hearsSound()) > 2000);
                assertThat(talk.goesOn()).isTrue();
                sound.hold(true);
                await().atMost(PATIENCE).until(() -> agent.hears() < 0.01);
                sound.hold(false);
                sound.agentMuted(true);
                await().atMost(PATIENCE).until(() -> loudness(caller.hearsSound()) == 0);
                sound.announce(List.of("en/one-minute-left"));
                await().atMost(PATIENCE).until(() -> loudness(caller.hearsSound()) > 2000);
                await().atMost(PATIENCE).until(() -> loudness(caller.hearsSound()) == 0);
                sound.hold(true);
                await().atMost(PATIENCE).until(() -> agent.hears() < 0.01);
                sound.announce(List.of("en/one-minute-left"));
                await().atMost(PATIENCE).until(() -> agent.hears() > 0.02);
            }
            awaitTold("digit #");
            assertThat(told.all).startsWith("up").contains("digit 1", "digit 5", "digit 9");
            assertThat(agent.told).contains("connection connected").noneMatch(words -> words.startsWith("problem"));
            assertThat(plane.figures()).satisfies(figures -> {
                assertThat(figures.browserLegsUp()).isEqualTo(1);
                assertThat(figures.srtpRejected()).isZero();
            });

            agent.kill();
            awaitTold("down: The browser's checks have stopped.");
            assertThat(plane.figures().browserLegs()).isZero();
            sound.close();
        }
    }

    private String answer(String offer) {
        leg.set(plane.openBrowserLeg(offer, told));
        return leg.get().answerSdp();
    }

    private void awaitTold(String words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told.all).contains(words));
    }

    private static byte[] tone() {
        var frame = new byte[G711.FRAME];
        for (int i = 0; i < frame.length; i++) frame[i] = i / 8 % 2 == 0 ? LOUD : LOUD_BELOW;
        return frame;
    }

    private static int loudness(byte[] frame) {
        int loudest = 0;
        for (byte mu : frame) loudest = Math.max(loudest, Math.abs(G711.linear(mu)));
        return loudest;
    }

    /** Says something each 20 ms until it is closed. */
    private static final class Talk implements AutoCloseable {
        private final Ticker ticker = new Ticker();
        private volatile boolean said;

        Talk(Runnable word) {
            ticker.add(() -> {
                word.run();
                said = true;
            });
            ticker.start();
        }

        boolean goesOn() {
            return said;
        }

        @Override
        public void close() {
            ticker.close();
        }
    }
}
