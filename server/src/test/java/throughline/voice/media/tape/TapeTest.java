package throughline.voice.media.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import javax.crypto.spec.SecretKeySpec;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.media.Tapes;
import throughline.voice.media.rtp.G711;

class TapeTest {
    private static final int BLOCK = 25;
    private static final int FRAME_BYTES = 2 * G711.FRAME;
    private static final TapeKey KEY = Tapes.KEY;
    private static final int HEAD = 12 + KEY.label().length;
    private static final int SEALED = 8_000 + 16;

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void aRecordingIsHeardAsAWavFileThatOthersCanRead() throws Exception {
        var file = folder.resolve("call.tape");
        var tape = recorder.begin(file, KEY);
        add(tape, 60);
        tape.finish();
        assertThat(tape.length()).isEqualTo(Duration.ofMillis(1200));
        assertThat(tape.gaps()).isZero();
        assertThat(Playback.of(file, _ -> KEY.key()).duration()).isEqualTo(tape.length());
        try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(Tapes.wav(file)))) {
            assertThat(sound.getFormat().getEncoding()).isEqualTo(Encoding.ULAW);
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(8000);
            assertThat(sound.getFrameLength()).isEqualTo(60 * G711.FRAME);
            assertThat(sound.readNBytes(4)).containsExactly(1, 2, 1, 2);
        }
    }

    @Test
    void nothingOfTheTalkLiesOpenOnTheDisk() throws Exception {
        var file = wholeRecording();
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i + 4 <= bytes.length; i++) {
            assertThat(bytes[i] == 1 && bytes[i + 1] == 2 && bytes[i + 2] == 1 && bytes[i + 3] == 2)
                    .as("sound at %d", i)
                    .isFalse();
        }
        var another = new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, "AES");
        try (var stream = Playback.of(file, _ -> another).stream()) {
            assertThat(stream.readAllBytes()).as("with another key").endsWith(G711.SILENCE, G711.SILENCE);
        }
    }

    @Test
    void itIsHeardFromAnyPlace() throws Exception {
        var file = wholeRecording();
        var whole = Tapes.wav(file);
        for (int from : new int[] {0, 1, 57, 58, 59, 58 + 7_999, 58 + 8_000, whole.length - 1, whole.length}) {
            try (var stream = Playback.of(file, _ -> KEY.key()).stream()) {
                assertThat(stream.skip(from)).isEqualTo(from);
                assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
            }
        }
    }

    @Test
    void whatTheDiskIsTooSlowForIsSilenceInItsPlace() throws Exception {
        var file = folder.resolve("slow.tape");
        var tape = recorder.begin(file, KEY);
        add(tape, BLOCK);
        var disk = stopDisk();
        add(tape, 2 * BLOCK);
        disk.countDown();
        awaitIdle();
        add(tape, BLOCK);
        tape.finish();

        assertThat(tape.gaps()).isEqualTo(2);
        assertThat(tape.length()).isEqualTo(Duration.ofSeconds(2));
        var bytes = Tapes.wav(file);
        assertThat(bytes).hasSize(58 + 4 * BLOCK * FRAME_BYTES);
        assertThat(bytes[58]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(bytes, 58 + BLOCK * FRAME_BYTES, 58 + 3 * BLOCK * FRAME_BYTES))
                .containsOnly(G711.SILENCE);
        assertThat(bytes[58 + 3 * BLOCK * FRAME_BYTES]).isEqualTo((byte) 1);
    }

    @Test
    void aKilledRecorderLosesLessThanASecondAndItsFilePlays() throws Exception {
        var file = folder.resolve("killed.tape");
        var tape = recorder.begin(file, KEY);
        add(tape, 110);
        await().until(() -> Files.exists(file) && Files.size(file) == HEAD + 4 * SEALED);
        try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(Tapes.wav(file)))) {
            assertThat(sound.getFrameLength()).isEqualTo(100 * G711.FRAME);
        }
    }

    @Test
    void whereverTheWriterWasCutTheRestIsHeard() throws Exception {
        var whole = Files.readAllBytes(wholeRecording());
        var cut = folder.resolve("cut.tape");
        var heard = new TreeMap<Integer, Integer>();
        for (int length : List.of(
                HEAD,
                HEAD + 1,
                HEAD + 16,
                HEAD + 17,
                HEAD + SEALED - 1,
                HEAD + SEALED,
                HEAD + SEALED + 20,
                whole.length)) {
            Files.write(cut, Arrays.copyOf(whole, length));
            heard.put(length - HEAD, Tapes.wav(cut).length - 58);
        }
        assertThat(heard)
                .isEqualTo(new TreeMap<>(Map.of(
                        0,
                        0,
                        1,
                        0,
                        16,
                        0,
                        17,
                        0,
                        SEALED - 1,
                        0,
                        SEALED,
                        8_000,
                        SEALED + 20,
                        8_000,
                        whole.length - HEAD,
                        32_000)));
        for (int length : List.of(0, 7, HEAD - 1)) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Tapes.wav(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatSomebodyChangedOrMovedIsSilenceAndTheRestIsHeard() throws Exception {
        var file = wholeRecording();
        var sealed = Files.readAllBytes(file);
        var changed = sealed.clone();
        changed[HEAD + SEALED + 100] ^= 1;
        Files.write(file, changed);
        var heard = Tapes.wav(file);
        assertThat(heard[58]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(heard, 58 + 8_000, 58 + 16_000)).containsOnly(G711.SILENCE);
        assertThat(heard[58 + 16_000]).isEqualTo((byte) 1);

        System.arraycopy(sealed, HEAD, changed, HEAD + SEALED, SEALED);
        Files.write(file, changed);
        assertThat(Arrays.copyOfRange(Tapes.wav(file), 58 + 8_000, 58 + 16_000))
                .as("the first half second once more in the place of the second")
                .containsOnly(G711.SILENCE);
    }

    @Test
    void aRecordingOfAnOlderVersionIsSealedWhereItLies() throws Exception {
        var sound = Tapes.wav(wholeRecording());
        for (int length : new int[] {58, 59, 58 + 8_000, sound.length}) {
            var plain = Files.write(folder.resolve("plain-%d.wav".formatted(length)), Arrays.copyOf(sound, length));
            assertThat(PlainRecording.is(plain)).isTrue();
            PlainRecording.seal(plain, KEY);
            assertThat(PlainRecording.is(plain)).isFalse();
            int even = 58 + (length - 58) / 2 * 2;
            assertThat(Tapes.wav(plain)).hasSize(even).endsWith(length > 59 ? new byte[] {1, 2} : new byte[0]);
        }
        var shorter = Files.write(folder.resolve("shorter.wav"), Arrays.copyOf(sound, 20));
        assertThatThrownBy(() -> PlainRecording.seal(shorter, KEY)).isInstanceOf(IOException.class);
        assertThat(shorter).as("stays what it was").hasSize(20);
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left lying about").hasSize(6);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheRecordingAndNotTheCall() throws Exception {
        var notAFolder = Files.write(folder.resolve("file"), new byte[1]);
        var tape = recorder.begin(notAFolder.resolve("call.tape"), KEY);
        add(tape, BLOCK + 1);
        tape.finish();
        assertThat(tape.gaps()).isEqualTo(2);
        assertThat(tape.length()).isEqualTo(Duration.ofMillis(520));
    }

    /** Two seconds. */
    private Path wholeRecording() {
        var file = folder.resolve("whole.tape");
        var tape = recorder.begin(file, KEY);
        add(tape, 100);
        tape.finish();
        return file;
    }

    /** Lets the disk do nothing, and the queue before it be full. */
    private CountDownLatch stopDisk() {
        awaitIdle();
        var stopped = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        recorder.offer(() -> {
            stopped.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> stopped.getCount() == 0);
        int waiting = 0;
        while (recorder.offer(() -> {})) waiting++;
        assertThat(waiting).isPositive();
        return goOn;
    }

    private void awaitIdle() {
        var idle = new CountDownLatch(1);
        recorder.insist(idle::countDown);
        await().until(() -> idle.getCount() == 0);
    }

    private static void add(Tape tape, int frames) {
        var left = new byte[G711.FRAME];
        var right = new byte[G711.FRAME];
        Arrays.fill(left, (byte) 1);
        Arrays.fill(right, (byte) 2);
        for (int i = 0; i < frames; i++) tape.add(left, right);
    }
}
