package throughline.voice.media;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of recordings after a crash. */
public final class Recordings {
    private Recordings() {}

    /** Sets the sizes right in every WAV file below the folder that a crash left open, and says how many there were. */
    public static int repair(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }
}
