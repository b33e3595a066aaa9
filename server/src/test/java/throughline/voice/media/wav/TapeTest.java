package throughline.voice.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.media.Recordings;
import throughline.voice.media.rtp.G711;

class TapeTest {
    private static final int BLOCK = 25;
    private static final int FRAME_BYTES = 2 * G711.FRAME;

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void aRecordingIsAWavFileThatOthersCanRead() throws Exception {
        var file = folder.resolve("call.wav");
        var tape = recorder.begin(file);
        add(tape, 60);
        tape.finish();
        assertThat(tape.length()).isEqualTo(Duration.ofMillis(1200));
        assertThat(tape.gaps()).isZero();
        try (var sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(sound.getFormat().getEncoding()).isEqualTo(Encoding.ULAW);
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(8000);
            assertThat(sound.getFrameLength()).isEqualTo(60 * G711.FRAME);
            assertThat(sound.readNBytes(4)).containsExactly(1, 2, 1, 2);
        }
    }

    @Test
    void whatTheDiskIsTooSlowForIsSilenceInItsPlace() throws Exception {
        var file = folder.resolve("slow.wav");
        var tape = recorder.begin(file);
        add(tape, BLOCK);
        var disk = stopDisk();
        add(tape, 2 * BLOCK);
        disk.countDown();
        awaitIdle();
        add(tape, BLOCK);
        tape.finish();

        assertThat(tape.gaps()).isEqualTo(2);
        assertThat(tape.length()).isEqualTo(Duration.ofSeconds(2));
        var bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(58 + 4 * BLOCK * FRAME_BYTES);
        assertThat(bytes[58]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(bytes, 58 + BLOCK * FRAME_BYTES, 58 + 3 * BLOCK * FRAME_BYTES))
                .containsOnly(G711.SILENCE);
        assertThat(bytes[58 + 3 * BLOCK * FRAME_BYTES]).isEqualTo((byte) 1);
    }

    @Test
    void aKilledRecorderLosesLessThanASecondAndItsFilePlays() throws Exception {
        var file = folder.resolve("killed.wav");
        var tape = recorder.begin(file);
        add(tape, 110);
        await().until(() -> Files.exists(file) && Files.size(file) == 58 + 4 * BLOCK * FRAME_BYTES);
        try (var sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(sound.getFrameLength()).isEqualTo(100 * G711.FRAME);
        }
        assertThat(Recordings.repair(folder)).as("nothing to repair").isZero();
    }

    @Test
    void repairSetsSizesRightWhereverTheWriterWasCut() throws Exception {
        var whole = wholeRecording();
        for (int length : new int[] {0, 10, 57, 58, 59, 58 + 8000, whole.length - 1}) {
            Files.write(folder.resolve("cut-" + length + ".wav"), Arrays.copyOf(whole, length));
        }
        Files.write(folder.resolve("longer.wav"), Arrays.copyOf(whole, whole.length + 320));
        Files.write(folder.resolve("other.txt"), new byte[3]);

        assertThat(Recordings.repair(folder)).isEqualTo(8);

        assertThat(framesOf("cut-0.wav")).isZero();
        assertThat(framesOf("cut-59.wav")).isZero();
        assertThat(framesOf("cut-8058.wav")).isEqualTo(4000);
        assertThat(framesOf("longer.wav")).isEqualTo((whole.length - 58) / 2 + 160);
        assertThat(Recordings.repair(folder)).as("a second time").isZero();
        assertThat(Recordings.repair(folder.resolve("nowhere"))).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheRecordingAndNotTheCall() throws Exception {
        var notAFolder = Files.write(folder.resolve("file"), new byte[1]);
        var tape = recorder.begin(notAFolder.resolve("call.wav"));
        add(tape, BLOCK + 1);
        tape.finish();
        assertThat(tape.gaps()).isEqualTo(2);
        assertThat(tape.length()).isEqualTo(Duration.ofMillis(520));
    }

    private byte[] wholeRecording() throws IOException {
        var file = folder.resolve("whole.wav");
        var tape = recorder.begin(file);
        add(tape, 100);
        tape.finish();
        return Files.readAllBytes(file);
    }

    private long framesOf(String name) throws Exception {
        try (var sound = AudioSystem.getAudioInputStream(folder.resolve(name).toFile())) {
            return sound.getFrameLength();
        }
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
