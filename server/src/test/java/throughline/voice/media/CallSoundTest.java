package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.media.rtp.G711;

@Tag("in-real-time")
class CallSoundTest {
    private static final byte NOTICE = 0x31;
    private static final byte GREETING = 0x32;
    private static final byte MUSIC = 0x11;

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private Studio studio;
    private Phone caller;
    private TrunkLeg leg;
    private CallSound sound;

    @BeforeEach
    void call() throws IOException {
        studio = new Studio(folder);
        studio.prompt("en/recording-notice", NOTICE, 2 * G711.FRAME);
        studio.prompt("en/greeting", GREETING, G711.FRAME + 20);
        caller = new Phone();
        leg = studio.plane.openTrunkLeg(new Told());
        leg.connect(caller.address(), Codec.PCMU, -1);
        sound = studio.sound();
        sound.caller(leg);
    }

    @AfterEach
    void hangUp() {
        sound.close();
        leg.close();
        studio.close();
        caller.close();
    }

    @Test
    void untilToldOtherwiseTheCallerHearsSilence() {
        assertThat(ticks(2)).containsExactly(G711.SILENCE, G711.SILENCE);
    }

    @Test
    void promptsArePlayedInOrderAndThenMusic() {
        play(List.of("en/recording-notice", "en/greeting"), 1, true);
        assertThat(ticks(2)).containsExactly(NOTICE, NOTICE);
        assertThat(heard).containsExactly("notice");
        assertThat(ticks(2)).containsExactly(GREETING, GREETING);
        assertThat(heard).containsExactly("notice", "all");
        assertThat(ticks(30)).containsOnly(MUSIC);
    }

    @Test
    void withoutAnythingThatMustBeHeardTheNoticeIsOverAtOnce() {
        play(List.of("en/greeting"), 0, false);
        ticks(1);
        assertThat(heard).containsExactly("notice");
        assertThat(ticks(3)).containsExactly(GREETING, G711.SILENCE, G711.SILENCE);
        assertThat(heard).containsExactly("notice", "all");
    }

    @Test
    void whatIsReplacedTellsNothing() {
        play(List.of("en/recording-notice"), 1, true);
        ticks(1);
        sound.play(List.of(), 0, true, () -> {}, () -> {});
        assertThat(ticks(5)).containsOnly(MUSIC);
        assertThat(heard).isEmpty();
    }

    @Test
    void promptsWaitWhileTheCallerHoldsUs() {
        play(List.of("en/recording-notice"), 1, true);
        ticks(1);
        leg.sending(false);
        for (int i = 0; i < 10; i++) sound.tick();
        assertThat(heard).isEmpty();
        leg.sending(true);
        assertThat(ticks(2)).containsExactly(NOTICE, MUSIC);
        assertThat(heard).containsExactly("notice", "all");
    }

    @Test
    void aPromptThatIsMissingIsBorrowedFromEnglishOrPassedOver() {
        play(List.of("sv/nowhere", "et/recording-notice", "../../etc/passwd"), 2, true);
        assertThat(ticks(2)).doesNotContain(MUSIC);
        play(List.of("xx/recording-notice", "xx/nowhere"), 2, true);
        assertThat(ticks(3)).containsExactly(NOTICE, NOTICE, G711.SILENCE);
        assertThat(ticks(1)).containsExactly(MUSIC);
        assertThat(heard).containsExactly("notice", "all");
    }

    @Test
    void withoutAnAgentThereIsMusicAndMuteAndHoldChangeNothing() {
        sound.withoutAgent();
        sound.agentMuted(true);
        sound.hold(true);
        assertThat(ticks(3)).containsOnly(MUSIC);
    }

    @Test
    void anAgentWhoSaysNothingIsSilenceAndAHeldCallerHearsMusic() {
        var agent = studio.plane.openBrowserLeg(throughline.voice.media.webrtc.Offers.CHROMIUM, new Told());
        play(List.of("en/recording-notice"), 1, true);
        sound.talkWith(agent);
        assertThat(ticks(3)).containsOnly(G711.SILENCE);
        sound.hold(true);
        assertThat(ticks(3)).containsOnly(MUSIC);
        sound.hold(false);
        assertThat(ticks(1)).containsOnly(G711.SILENCE);
        sound.withoutAgent();
        assertThat(ticks(1)).containsOnly(MUSIC);
        agent.close();
    }

    @Test
    void theRecordingHasEveryTickAlsoThoseInWhichNothingCame() throws IOException {
        var file = folder.resolve("2026/11/call.wav");
        sound.record(file, Tapes.KEY);
        ticks(10);
        for (int i = 0; i < 4; i++) caller.says(0, (byte) 0x22, leg.localPort());
        studio.awaitPackets(4);
        ticks(60);

        var recording = Objects.requireNonNull(sound.close());

        assertThat(recording).isEqualTo(new Recording(file, Duration.ofMillis(1400), 0));
        var bytes = Tapes.wav(file);
        assertThat(bytes).hasSize(58 + 70 * 2 * G711.FRAME);
        assertThat(left(bytes, 11)).isEqualTo(G711.SILENCE);
        assertThat(List.of(left(bytes, 12), left(bytes, 15))).containsOnly((byte) 0x22);
        assertThat(left(bytes, 30)).isEqualTo(G711.SILENCE);
        assertThat(sound.close()).as("closed again").isNull();
    }

    @Test
    void levelsFollowTheCaller() {
        assertThat(sound.levels()).isEqualTo(new Levels(Levels.SILENCE, Levels.SILENCE));
        for (int i = 0; i < 14; i++) caller.says(0, (byte) 0x80, leg.localPort());
        studio.awaitPackets(14);
        ticks(12);
        assertThat(sound.levels()).as("the loudest code there is").isEqualTo(new Levels(0, Levels.SILENCE));
    }

    private void play(List<String> prompts, int mustBeHeard, boolean thenMusic) {
        sound.play(prompts, mustBeHeard, thenMusic, () -> heard.add("notice"), () -> heard.add("all"));
    }

    /** Lets time pass and gives the first sample of each frame that the caller heard. */
    private List<Byte> ticks(int count) {
        var samples = new ArrayList<Byte>();
        for (int i = 0; i < count; i++) {
            sound.tick();
            samples.add(caller.hearsSound()[0]);
        }
        return samples;
    }

    private static byte left(byte[] wav, int frame) {
        return wav[58 + frame * 2 * G711.FRAME];
    }
}
