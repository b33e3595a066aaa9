package throughline.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Real pictures and papers of a few bytes, and some that only pretend. */
public final class SomeFiles {
    private SomeFiles() {}

    public static byte[] jpeg(int width, int height) {
        return picture("jpg", width, height);
    }

    public static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    /** One black pixel, lossless, as the reference encoder writes it. */
    public static byte[] webp() {
        return HexFormat.of().parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");
    }

    /** The head of a sound as browsers record it: what it is, and that it is WebM (EBML, RFC 8794). */
    public static byte[] webm() {
        return java.util.HexFormat.of()
                .parseHex(
                        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff");
    }

    /** A page without anything, with a table of contents that is right. */
    public static byte[] pdf() {
        var parts = new String[] {
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        };
        var paper = new StringBuilder("%PDF-1.4\n");
        var contents = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (var part : parts) {
            contents.append("%010d 00000 n \n".formatted(paper.length()));
            paper.append(part);
        }
        int at = paper.length();
        paper.append(contents)
                .append("trailer<</Size 4/Root 1 0 R>>\nstartxref\n")
                .append(at)
                .append("\n%%EOF\n");
        return paper.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** 30,000 pixels each way in 67 bytes: drawn, it would take 3.6 GB. */
    public static byte[] pngThatFillsTheMemory() {
        var png = png(1, 1);
        var header = ByteBuffer.wrap(png);
        header.putInt(16, 30_000).putInt(20, 30_000);
        var check = new CRC32();
        check.update(png, 12, 17);
        header.putInt(29, (int) check.getValue());
        return png;
    }

    /** A web page with a script that calls itself a picture. */
    public static byte[] webPage() {
        return "<!doctype html><script>fetch('/api/session')</script>".getBytes(StandardCharsets.UTF_8);
    }

    /** A picture that is a web page too: the page is in its comment. */
    public static byte[] jpegWithWebPage() {
        var jpeg = jpeg(2, 3);
        var page = webPage();
        var both = ByteBuffer.allocate(jpeg.length + page.length + 4).order(ByteOrder.BIG_ENDIAN);
        both.put(jpeg, 0, 2).putShort((short) 0xfffe).putShort((short) (page.length + 2));
        both.put(page).put(jpeg, 2, jpeg.length - 2);
        return both.array();
    }

    private static byte[] picture(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
