package throughline.attachment;

import java.io.IOException;
import java.util.List;
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

    /** Two minutes need less than one. */
    private static final long LARGEST_SOUND = 4_000_000;

    private static final int WEBM_HEAD = 64;
    private static final List<String> BRANDS = List.of("M4A ", "mp41", "mp42", "isom", "iso5", "iso6");

    /** @throws Refused {@code attachment.not-a-picture-or-paper}, {@code attachment.picture-too-large} */
    static Content of(RandomAccess bytes) throws IOException {
        if (bytes.startsWith(0, "%PDF-")) {
            return new Content("application/pdf", "pdf", null, null);
        }
        var sound = sound(bytes);
        if (sound != null) {
            if (bytes.length() > LARGEST_SOUND) {
                throw new Refused("attachment.sound-too-long", "This recording is too large. It may have 4 MB.");
            }
            return new Content("audio/" + sound, sound.equals("mp4") ? "m4a" : sound, null, null);
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

    /**
     * What telephones record a voice in: WebM and Ogg begin with their marks and name what is inside, MP4 names its brand. One with
     * pictures in it would be played as the sound that it says it is.
     */
    private static @Nullable String sound(RandomAccess bytes) throws IOException {
        if (bytes.startsWith(0, "\u001aE\u00df\u00a3")) {
            for (int at = 4; at < WEBM_HEAD; at++) {
                if (bytes.startsWith(at, "\u0042\u0082\u0084webm")) {
                    return "webm";
                }
            }
            return null;
        }
        if (bytes.startsWith(0, "OggS") && bytes.startsWith(28, "OpusHead")) {
            return "ogg";
        }
        for (var brand : BRANDS) {
            if (bytes.startsWith(4, "ftyp" + brand)) {
                return "mp4";
            }
        }
        return null;
    }

    private static String ending(String format) {
        return format.equals("jpeg") ? "jpg" : format;
    }
}
