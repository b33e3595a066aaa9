package throughline.voice.media;

import java.io.IOException;
import java.nio.file.Path;
import javax.crypto.spec.SecretKeySpec;
import throughline.voice.media.tape.Playback;
import throughline.voice.media.tape.TapeKey;

/** Recordings of tests, all sealed with one key. */
public final class Tapes {
    public static final TapeKey KEY = new TapeKey(new SecretKeySpec(new byte[32], "AES"), new byte[] {7, 7, 7});

    private Tapes() {}

    /** As it is heard. */
    public static byte[] wav(Path file) throws IOException {
        try (var stream = Playback.of(file, _ -> KEY.key()).stream()) {
            return stream.readAllBytes();
        }
    }
}
