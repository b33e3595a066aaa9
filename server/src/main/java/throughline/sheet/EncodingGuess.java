package throughline.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a sheet is encoded. A mark at the beginning says it; text without one is UTF-8 when all of it can be; what is left is
 * what a spreadsheet program of an older day saves, and that a person may say better.
 */
final class EncodingGuess {
    private static final int HEAD = 64 * 1024;
    private static final int PART = 64 * 1024;

    private EncodingGuess() {}

    /** @return null when the file is in none of ours; somebody has to choose, and will be told the line that does not fit */
    static @Nullable Encoding of(Path file) throws IOException {
        var head = head(file);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Encoding.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Encoding.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Encoding.UTF_16BE;
        }
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (even + odd > head.length / 8) {
            return odd >= even ? Encoding.UTF_16LE : Encoding.UTF_16BE;
        }
        if (firstLineNotIn(file, Encoding.UTF_8) == 0) {
            return Encoding.UTF_8;
        }
        var older = looksChinese(head) ? Encoding.BIG5 : Encoding.WINDOWS_1252;
        return firstLineNotIn(file, older) == 0 ? older : null;
    }

    /**
     * Reads all of it.
     *
     * @return the first line that holds bytes which mean nothing in this encoding, counted from 1; 0 when there is none
     */
    static long firstLineNotIn(Path file, Encoding encoding) throws IOException {
        var decoder = encoding.decoder();
        var bytes = ByteBuffer.allocate(PART);
        var letters = CharBuffer.allocate(PART);
        long line = 1;
        try (var in = Files.newByteChannel(file)) {
            boolean isEnd = false;
            while (!isEnd) {
                isEnd = in.read(bytes) < 0;
                bytes.flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, letters, isEnd);
                    letters.flip();
                    line += lineBreaks(letters);
                    letters.clear();
                } while (result.isOverflow());
                if (result.isError()) {
                    return line;
                }
                bytes.compact();
            }
        }
        return 0;
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static long lineBreaks(CharBuffer letters) {
        return letters.chars().filter(letter -> letter == '\n').count();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int from) {
        int count = 0;
        for (int i = from; i < head.length; i += 2) {
            if (head[i] == 0) {
                count++;
            }
        }
        return count;
    }

    /** Letters with marks stand alone among plain ones, Chinese characters stand together: pairs of bytes, the first of them high. */
    private static boolean looksChinese(byte[] head) {
        int alone = 0;
        int together = 0;
        int run = 0;
        for (int i = 0; i < head.length; i++) {
            if ((head[i] & 0xFF) >= 0x81 && i + 1 < head.length && (head[i + 1] & 0xFF) >= 0x40) {
                run++;
                i++;
            } else {
                if (run == 1) {
                    alone++;
                } else {
                    together += run;
                }
                run = 0;
            }
        }
        return together > 2 * alone;
    }
}
