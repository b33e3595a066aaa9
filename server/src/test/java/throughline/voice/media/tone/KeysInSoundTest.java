package throughline.voice.media.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.voice.media.rtp.G711;

/** Keys within the sound, made by us and by others, heard by us and by others. */
class KeysInSoundTest {
    private static final String ALL = "0123456789*#ABCD";

    @TempDir
    Path folder;

    /** Made by hand, so that everything that may be wrong with a line can be. */
    private record Line(double loudness, double twist, double offTune, double noise, int on, int off) {
        static final Line GOOD = new Line(0.1, 0, 1, 0, 100, 100);

        Line twisted(double decibel) {
            return new Line(loudness, decibel, offTune, noise, on, off);
        }

        Line offTune(double factor) {
            return new Line(loudness, twist, factor, noise, on, off);
        }

        Line noisy(double decibel) {
            return new Line(loudness, twist, offTune, decibel, on, off);
        }

        Line quick(int on, int off) {
            return new Line(loudness, twist, offTune, noise, on, off);
        }

        Line loud(double loudness) {
            return new Line(loudness, twist, offTune, noise, on, off);
        }

        /** @param seed of the noise and of where in a block the first key begins */
        byte[] says(String keys, int seed) {
            var random = new Random(seed);
            double amplitude = loudness * Short.MAX_VALUE;
            double hiss = noise == 0 ? 0 : amplitude / Math.pow(10, noise / 20);
            var sound = new ByteArrayOutputStream();
            silence(sound, 800 + random.nextInt(102), hiss, random);
            for (char key : keys.toCharArray()) {
                double low = 2 * Math.PI * KeyPairs.low(key) * offTune / G711.RATE;
                double high = 2 * Math.PI * KeyPairs.high(key) * offTune / G711.RATE;
                double begin = random.nextDouble(6);
                for (int i = 0; i < on * 8; i++) {
                    double sample = amplitude * Math.sin(begin + low * i)
                            + amplitude * Math.pow(10, twist / 20) * Math.sin(low + high * i);
                    sound.write(G711.mu((int) Math.round(sample + hiss * random.nextGaussian())));
                }
                silence(sound, off * 8, hiss, random);
            }
            silence(sound, 800, hiss, random);
            return sound.toByteArray();
        }

        private static void silence(ByteArrayOutputStream sound, int samples, double hiss, Random random) {
            for (int i = 0; i < samples; i++) sound.write(G711.mu((int) Math.round(hiss * random.nextGaussian())));
        }
    }

    private static String heardIn(byte[] sound) {
        var ear = new KeysInSound();
        var keys = new StringBuilder();
        for (int at = 0; at < sound.length; at += G711.FRAME) {
            char key = ear.heard(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + G711.FRAME)));
            if (key != KeysInSound.NONE) keys.append(key);
        }
        return keys.toString();
    }

    private static void isHeard(Line line) {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(heardIn(line.says(ALL, seed)))
                    .as("%s, seed %d", line, seed)
                    .isEqualTo(ALL);
        }
    }

    @Test
    void allSixteenOnAGoodLine() {
        isHeard(Line.GOOD);
    }

    @Test
    void fortyMillisecondsAreEnough() {
        isHeard(Line.GOOD.quick(40, 40));
        isHeard(Line.GOOD.quick(50, 45).noisy(26));
    }

    @Test
    void offTuneTwistedAndQuietLines() {
        isHeard(Line.GOOD.offTune(1.015));
        isHeard(Line.GOOD.offTune(0.985));
        isHeard(Line.GOOD.twisted(8));
        isHeard(Line.GOOD.twisted(-5));
        isHeard(Line.GOOD.loud(0.02));
        isHeard(Line.GOOD.loud(0.49));
        isHeard(Line.GOOD.offTune(1.015).twisted(4).noisy(26));
        isHeard(Line.GOOD.offTune(0.985).twisted(-4).noisy(26));
    }

    @Test
    void aNoisyLine() {
        isHeard(Line.GOOD.noisy(18));
    }

    @Test
    void theSameKeyTwiceIsTwo() {
        assertThat(heardIn(Line.GOOD.quick(60, 40).says("1122", 1))).isEqualTo("1122");
    }

    @Test
    void aKeyThatIsHeldIsOneAndADropOutDoesNotEndIt() {
        var held = Line.GOOD.quick(2_000, 100).says("5", 1);
        Arrays.fill(held, 4_000, 4_080, G711.SILENCE);
        assertThat(heardIn(held)).isEqualTo("5");
    }

    @Test
    void whatIsNoKey() {
        assertThat(heardIn(Line.GOOD.quick(15, 100).says(ALL, 1)))
                .as("too short")
                .isEmpty();
        assertThat(heardIn(Line.GOOD.loud(0.005).says(ALL, 1))).as("too quiet").isEmpty();
        assertThat(heardIn(Line.GOOD.twisted(-14).says(ALL, 1)))
                .as("one tone alone")
                .isEmpty();
        assertThat(heardIn(Line.GOOD.twisted(14).says(ALL, 1)))
                .as("one tone alone")
                .isEmpty();
        for (int hertz : new int[] {350, 425, 440, 941, 1336, 1400, 2300}) {
            assertThat(heardIn(Tones.single(hertz, 1_000))).as("%d Hz", hertz).isEmpty();
        }
    }

    /** Minutes of four languages and of other sounds: nothing in them is a key. */
    @Test
    void noVoiceIsAKey() throws IOException {
        long samples = 0;
        try (var files = Files.walk(Path.of("src/main/resources/prompts"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".ulaw")).toList()) {
                var voice = Files.readAllBytes(file);
                for (int skipped = 0; skipped < 102; skipped += 17) {
                    assertThat(heardIn(Arrays.copyOfRange(voice, skipped, voice.length)))
                            .as("%s from %d", file, skipped)
                            .isEmpty();
                    samples += voice.length;
                }
            }
        }
        assertThat(samples).isGreaterThan(60 * G711.RATE);
    }

    @Test
    void noHissIsAKey() {
        var random = new Random(8);
        var hiss = new byte[120 * G711.RATE];
        for (int i = 0; i < hiss.length; i++) hiss[i] = G711.mu((int) (3_000 * random.nextGaussian()));
        assertThat(heardIn(hiss)).isEmpty();
    }

    @Test
    void ourOwnAreHeardByUs() {
        var sound = new ByteArrayOutputStream();
        for (char key : ALL.toCharArray()) {
            sound.writeBytes(Tones.key(key, 100));
            sound.writeBytes(Tones.silence(100));
        }
        assertThat(heardIn(sound.toByteArray())).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource({"60, 60, 0.0", "100, 100, 0.0", "100, 100, 0.02"})
    void multimonHearsOurs(int on, int off, double hiss) throws Exception {
        var random = new Random(4);
        var sound = new ByteArrayOutputStream();
        for (char key : ALL.toCharArray()) {
            sound.writeBytes(Tones.key(key, on));
            sound.writeBytes(Tones.silence(off));
        }
        var narrow = sound.toByteArray();
        int rate = 22_050;
        var wide = ByteBuffer.allocate((int) ((long) narrow.length * rate / G711.RATE) * 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        while (wide.hasRemaining()) {
            double at = wide.position() / 2.0 * G711.RATE / rate;
            int before = (int) at;
            int after = Math.min(narrow.length - 1, before + 1);
            double sample =
                    G711.linear(narrow[before]) * (before + 1 - at) + G711.linear(narrow[after]) * (at - before);
            wide.putShort((short) Math.clamp(
                    Math.round(sample + hiss * Short.MAX_VALUE * random.nextGaussian()),
                    Short.MIN_VALUE,
                    Short.MAX_VALUE));
        }
        var file = folder.resolve("ours.raw");
        Files.write(file, wide.array());
        var said = run("multimon-ng", "-q", "-a", "DTMF", "-t", "raw", file.toString());
        assertThat(said.lines()
                        .filter(line -> line.startsWith("DTMF: "))
                        .map(line -> line.substring("DTMF: ".length()).strip())
                        .collect(Collectors.joining()))
                .isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource({"0.1, -30", "0.05, -40", "0.2, -60"})
    void weHearThoseOfSox(double seconds, double hiss) throws Exception {
        var whole = new ByteArrayOutputStream();
        for (char key : ALL.toCharArray()) {
            var file = folder.resolve("key.ul");
            run(
                    "sox",
                    "-R",
                    "-n",
                    "-r",
                    "8000",
                    "-c",
                    "1",
                    "-e",
                    "mu-law",
                    file.toString(),
                    "synth",
                    String.valueOf(seconds),
                    "sine",
                    String.valueOf(KeyPairs.low(key)),
                    "synth",
                    String.valueOf(seconds),
                    "sine",
                    "mix",
                    String.valueOf(KeyPairs.high(key)),
                    "gain",
                    "-12",
                    "pad",
                    "0",
                    String.valueOf(seconds));
            whole.writeBytes(Files.readAllBytes(file));
        }
        var sound = whole.toByteArray();
        var random = new Random(3);
        double loud = Short.MAX_VALUE * Math.pow(10, hiss / 20);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = G711.mu((int) (G711.linear(sound[i]) + loud * random.nextGaussian()));
        }
        assertThat(heardIn(sound)).isEqualTo(ALL);
    }

    /** Printed, for whoever wants to know what it costs; fails only when it is out of all proportion. */
    @Test
    void whatItCosts() {
        var sound = Line.GOOD.noisy(26).says(ALL.repeat(10), 1);
        long frames = 0;
        long begun = 0;
        for (int round = 0; round < 40; round++) {
            if (round == 20) {
                begun = System.nanoTime();
                frames = 0;
            }
            heardIn(sound);
            frames += sound.length / G711.FRAME;
        }
        double micros = (System.nanoTime() - begun) / 1_000.0 / frames;
        System.out.printf("Keys in the sound of one call: %.2f µs for each 20 ms.%n", micros);
        assertThat(micros).isLessThan(200);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        assumeThat(Arrays.stream(System.getenv("PATH").split(":")))
                .as("%s is not installed; it is Debian's package of that name", command[0])
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
