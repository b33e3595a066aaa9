package throughline.attachment;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How many pixels a picture says that it has. */
record PictureSize(String format, int width, int height) {
    /** Cameras write a few dozen parts before the picture; a file made to keep us busy has millions. */
    private static final int MOST_STEPS = 10_000;

    /** Null when it is no picture that we know, or does not say. */
    static @Nullable PictureSize of(RandomAccess bytes) throws IOException {
        PictureSize size = null;
        if (bytes.startsWith(0, "\u0089PNG\r\n\u001a\n") && bytes.startsWith(12, "IHDR")) {
            size = new PictureSize("png", bytes.i32(16), bytes.i32(20));
        } else if (bytes.startsWith(0, "\u00ff\u00d8\u00ff")) {
            size = jpeg(bytes);
        } else if (bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP")) {
            size = webp(bytes);
        }
        return size == null || size.width() <= 0 || size.height() <= 0 ? null : size;
    }

    /**
     * <pre>
     * ff d8 | ff marker, u16 length (counts itself), … | ff marker, …
     * the frame: ff c0…cf (but c4, c8, cc), u16 length, u8 precision, u16 height, u16 width
     * </pre>
     */
    private static @Nullable PictureSize jpeg(RandomAccess bytes) throws IOException {
        long at = 2;
        for (int steps = 0; steps < MOST_STEPS && bytes.u8(at) == 0xff; steps++) {
            int marker = bytes.u8(at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new PictureSize("jpeg", bytes.u16(at + 7), bytes.u16(at + 5));
            }
            int length = bytes.u16(at + 2);
            if (marker == 0xda || length < 2) {
                return null;
            }
            at += 2 + length;
        }
        return null;
    }

    /**
     * <pre>
     * RIFF size WEBP | VP8␣ size, 3 bytes, 9d 01 2a, u16 width (14 bits), u16 height (14 bits)
     *                | VP8L size, 2f, 14 bits width - 1, 14 bits height - 1
     *                | VP8X size, flags, 3 bytes, u24 width - 1, u24 height - 1
     * </pre>
     */
    private static @Nullable PictureSize webp(RandomAccess bytes) throws IOException {
        if (bytes.startsWith(12, "VP8 ") && bytes.startsWith(23, "\u009d\u0001*")) {
            int both = bytes.i32le(26);
            return new PictureSize("webp", both & 0x3fff, both >>> 16 & 0x3fff);
        }
        if (bytes.startsWith(12, "VP8L") && bytes.startsWith(20, "/")) {
            int both = bytes.i32le(21);
            return new PictureSize("webp", (both & 0x3fff) + 1, (both >>> 14 & 0x3fff) + 1);
        }
        if (bytes.startsWith(12, "VP8X")) {
            return new PictureSize("webp", bytes.u24le(24) + 1, bytes.u24le(27) + 1);
        }
        return null;
    }
}
