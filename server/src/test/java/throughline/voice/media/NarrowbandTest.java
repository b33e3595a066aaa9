package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import throughline.voice.media.rtp.G711;

/** What a telephone carries of a sound at 22.05 kHz: what lies in its band, as loud as the prompts, and nothing folded down. */
class NarrowbandTest {
    private static final int RATE = 22_050;

    @Test
    void aToneInTheBandIsKeptWithItsLengthAndPitch() throws IOException {
        var heard = Narrowband.muLaw(wav(1_000));
        assertThat(heard).hasSize(G711.RATE);
        assertThat(rms(heard)).isBetween(2_900.0, 3_600.0);
        assertThat(crossings(heard)).isBetween(1_990, 2_010);
    }

    @Test
    void aToneAboveTheBandIsNotFoldedIntoIt() throws IOException {
        assertThat(crossings(Narrowband.muLaw(wav(700, 5_000))))
                .as("only the lower one is left")
                .isBetween(1_390, 1_410);
    }

    @Test
    void whatIsNoSoundIsRefused() {
        assertThatThrownBy(() -> Narrowband.muLaw(new byte[3])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Narrowband.muLaw(wav())).isInstanceOf(IOException.class);
    }

    /** A second of these tones together; nothing without any. */
    private static byte[] wav(int... tones) {
        int samples = tones.length == 0 ? 0 : RATE;
        var wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF????WAVEfmt ".getBytes()).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes()).putInt(-1); // as a program writes it that does not know the length yet
        for (int i = 0; i < samples; i++) {
            double sample = 0;
            for (int tone : tones) sample += 8_000 * Math.sin(2 * Math.PI * tone * i / RATE);
            wav.putShort((short) sample);
        }
        return wav.array();
    }

    private static double rms(byte[] sound) {
        double sum = 0;
        for (byte each : sound) sum += (double) G711.linear(each) * G711.linear(each);
        return Math.sqrt(sum / sound.length);
    }

    private static int crossings(byte[] sound) {
        int crossings = 0;
        for (int i = 1; i < sound.length; i++) {
            if (G711.linear(sound[i - 1]) < 0 != G711.linear(sound[i]) < 0) crossings++;
        }
        return crossings;
    }
}
