package throughline.voice.media.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes one WAV file whole whose writer was killed: its head tells the sizes that its length shows. */
public final class WavRepair {
    private WavRepair() {}

    /** Whether there was something to set right. A file shorter than its head becomes a recording of no length. */
    public static boolean repair(Path file) throws IOException {
        try (var wav = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long sound = Math.max(0, wav.size() - WavHeader.LENGTH) / WavHeader.CHANNELS * WavHeader.CHANNELS;
            if (wav.size() == WavHeader.LENGTH + sound && soundOf(wav) == sound) return false;
            wav.truncate(WavHeader.LENGTH + sound);
            var head = WavHeader.of(sound);
            while (head.hasRemaining()) wav.write(head, head.position());
            wav.force(true);
            return true;
        }
    }

    private static long soundOf(FileChannel wav) throws IOException {
        var size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        wav.read(size, WavHeader.LENGTH - 4);
        return size.position() == 4 ? size.getInt(0) & 0xffff_ffffL : -1;
    }
}
