package throughline.voice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.wav.WavRepair;

/** The folder of recordings after a crash. */
public final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private Recordings() {}

    /**
     * Sets the sizes right in every WAV file below the folder that a crash left open, and says how many there were. Only while
     * nothing is recorded there.
     */
    public static int repair(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (var files = Files.walk(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".wav"))
                    .filter(Files::isRegularFile)
                    .filter(Recordings::repaired)
                    .count();
        }
    }

    private static boolean repaired(Path file) {
        try {
            return WavRepair.repair(file);
        } catch (IOException e) {
            LOG.warn("The recording {} cannot be repaired: {}", file.getFileName(), e.toString());
            return false;
        }
    }
}
