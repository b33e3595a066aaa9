package throughline.voice.media;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import throughline.voice.media.tape.Recorder;

/** A media plane whose calls are ticked by hand, and a folder of prompts whose samples all have one code. */
final class Studio implements AutoCloseable {
    final Recorder recorder = new Recorder();
    final Path prompts;
    final MediaPlane plane;

    Studio(Path folder) throws IOException {
        prompts = folder.resolve("prompts");
        plane = MediaPlane.open(new MediaPlane.Settings(
                InetAddress.getLoopbackAddress(), "127.0.0.1", 20_600, 20_639, 20_640, prompts));
    }

    /** A sound that only moves when it is told to; its music has the code {@code 0x11} all over. */
    CallSound sound() {
        var music = new byte[1600];
        Arrays.fill(music, (byte) 0x11);
        return new CallSound(new Ticker(), new Prompts(prompts), music, recorder, _ -> {});
    }

    void prompt(String name, int code, int samples) throws IOException {
        var sound = new byte[samples];
        Arrays.fill(sound, (byte) code);
        var file = prompts.resolve(name + ".ulaw");
        Files.createDirectories(file.getParent());
        Files.write(file, sound);
    }

    /** Waits until the plane has taken as many packets. */
    void awaitPackets(int count) {
        await().until(() -> plane.figures().rtpReceived() >= count);
    }

    @Override
    public void close() {
        plane.close();
        recorder.close();
    }
}
