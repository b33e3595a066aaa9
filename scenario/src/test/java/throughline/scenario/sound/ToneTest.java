package throughline.scenario.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToneTest {
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Tone.beeping(1300);

    @Test
    void aToneIsFoundAgainAfterMuLaw() {
        var heard = MuLaw.decode(MuLaw.encode(CALLER.samples(0, 8000, Tone.RATE)), 0, 1);

        assertThat(CALLER.shareOf(heard)).isGreaterThan(0.95);
        assertThat(CALLER.isIn(heard)).isTrue();
        assertThat(AGENT.isIn(heard)).isFalse();
    }

    @Test
    void aBeepIsFoundInANoisyLine() {
        var random = new Random(7);
        var heard = AGENT.samples(0, 16000, Tone.RATE);
        for (int i = 0; i < heard.length; i++) {
            heard[i] += (short) (random.nextGaussian() * 2000);
        }

        assertThat(AGENT.isIn(heard)).isTrue();
        assertThat(CALLER.isIn(heard)).isFalse();
    }

    @Test
    void silenceHoldsNoTone() {
        assertThat(CALLER.isIn(new short[8000])).isFalse();
    }

    @Test
    void everyMuLawCodeSurvivesARoundTrip() {
        for (int code = 0; code < 256; code++) {
            var sample = MuLaw.decode((byte) code);
            assertThat(MuLaw.decode(MuLaw.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    void aWavFileIsReadBackAndAnUnclosedOneIsRefused(@TempDir Path folder) throws Exception {
        var file = Wav.write(folder.resolve("tone.wav"), CALLER.samples(0, 4000, Tone.RATE), Tone.RATE);
        var bytes = Files.readAllBytes(file);

        assertThat(Wav.read(bytes).length()).hasMillis(500);
        assertThat(CALLER.isIn(Wav.read(bytes).channels()[0])).isTrue();
        assertThatThrownBy(() -> Wav.read(Arrays.copyOf(bytes, bytes.length - 100)))
                .hasMessageContaining("promises");
    }
}
