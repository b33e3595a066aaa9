package throughline.voice.media.tape;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A recording of a version that did not seal them yet: a WAV file, whose head a killed process may have left wrong. */
public final class PlainRecording {
    private static final byte[] BEGINNING = {'R', 'I', 'F', 'F'};

    private PlainRecording() {}

    public static boolean is(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
        }
    }

    /** Seals it where it lies, under the same name; whole before or whole afterwards, whenever the process ends. */
    public static void seal(Path file, TapeKey key) throws IOException {
        var sealed = Files.createTempFile(file.toAbsolutePath().getParent(), "sealing", null);
        try {
            try (var in = new BufferedInputStream(Files.newInputStream(file));
                    var out = FileChannel.open(sealed, StandardOpenOption.WRITE)) {
                in.skipNBytes(WavHeader.LENGTH);
                whole(out, Sealed.head(key));
                var block = in.readNBytes(Sealed.BLOCK);
                for (long number = 0; block.length > 0; number++, block = in.readNBytes(Sealed.BLOCK)) {
                    whole(out, Sealed.seal(key.key(), number, block));
                }
                out.force(true);
            }
            Files.move(sealed, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(sealed);
        }
    }

    private static void whole(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
