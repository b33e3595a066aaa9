package throughline.attachment;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * What a file is, read from its bytes: its first ones and, for a picture, those that say how large it is. Nothing is ever decoded, so a
 * picture that would fill the memory when it is drawn costs nothing to find out.
 *
 * @param width in pixels, null for a paper
 */
record Content(
        String type,
        String ending,
        @Nullable Integer width,
        @Nullable Integer height) {
    private static final long MOST_PIXELS = 100_000_000;

    /** @throws Refused {@code attachment.not-a-picture-or-paper}, {@code attachment.picture-too-large} */
    static Content of(RandomAccess bytes) throws IOException {
        if (bytes.startsWith(0, "%PDF-")) {
            return new Content("application/pdf", "pdf", null, null);
        }
        var size = PictureSize.of(bytes);
        if (size == null) {
            throw new Refused(
                    "attachment.not-a-picture-or-paper",
                    "This is not a JPEG, PNG or WebP picture or a PDF, or it is damaged. Send it as one of these.");
        }
        if ((long) size.width() * size.height() > MOST_PIXELS) {
            throw new Refused(
                    "attachment.picture-too-large",
                    "This picture has {0} × {1} pixels. Send one with at most 100 million.",
                    size.width(),
                    size.height());
        }
        return new Content("image/" + size.format(), ending(size.format()), size.width(), size.height());
    }

    private static String ending(String format) {
        return format.equals("jpeg") ? "jpg" : format;
    }
}
